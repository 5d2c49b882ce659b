/** Event files that TensorBoard reads, written without any library. */
package org.aullm.study.tensorboard;
