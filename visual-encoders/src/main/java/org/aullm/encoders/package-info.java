/** Visual encoders on DJL for optical-flow pictures. */
package org.aullm.encoders;
