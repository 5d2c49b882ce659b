/** From the results of a study's trials to statistics, a page to read, tables for papers and files for programs. */
@org.jspecify.annotations.NullMarked
module org.aullm.report {
    requires static org.jspecify;
    requires transitive org.aullm.core;
    requires org.apache.commons.statistics.inference;

    exports org.aullm.report;
    exports org.aullm.report.csv;
    exports org.aullm.report.model;
    exports org.aullm.report.prediction;
    exports org.aullm.report.statistics;
}
