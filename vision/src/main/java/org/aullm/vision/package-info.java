/** Videos, faces and optical flow by native libraries; each class says which library it is the only one to touch. */
package org.aullm.vision;
