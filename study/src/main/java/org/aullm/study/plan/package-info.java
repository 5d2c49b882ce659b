/** From a checked study to trials: folds, ids, order. */
package org.aullm.study.plan;
