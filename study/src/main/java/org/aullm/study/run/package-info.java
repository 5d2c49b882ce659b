/** Running a plan's trials in worker processes that live on. */
package org.aullm.study.run;
