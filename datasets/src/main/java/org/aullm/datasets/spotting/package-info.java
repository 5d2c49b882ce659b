/** Where in a clip the face has moved most. */
package org.aullm.datasets.spotting;
