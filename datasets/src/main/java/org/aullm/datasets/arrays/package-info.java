/** Evidence that something else has computed, in files of numpy and safetensors. */
package org.aullm.datasets.arrays;
