/** Pictures of faces on their way from a camera to evidence: frames, faces, alignment, flow. */
package org.aullm.api.vision;
