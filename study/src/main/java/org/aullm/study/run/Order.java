package org.aullm.study.run;

/**
 * What a study tells a worker, as one line of JSON: run this trial.
 *
 * @param trial the trial's id
 * @param folder the trial's folder, which holds its configuration and takes its result
 */
record Order(String trial, String folder) {}
