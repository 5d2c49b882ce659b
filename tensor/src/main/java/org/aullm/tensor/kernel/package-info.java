/** Operations that the engine has and DJL does not reach, each beside a reference written in plain array operations. */
package org.aullm.tensor.kernel;
