/** Whether a finished study leaked: subjects, clips, normalisation, labels, choices. */
package org.aullm.study.audit;
