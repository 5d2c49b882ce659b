/** Many trials from one file: what is to be compared, in which order, by which workers, and where results stay. */
@org.jspecify.annotations.NullMarked
module org.aullm.study {
    requires static org.jspecify;
    requires transitive org.aullm.core;
    requires org.apache.commons.text;
    requires org.snakeyaml.engine;

    exports org.aullm.study;
    exports org.aullm.study.audit;
    exports org.aullm.study.card;
    exports org.aullm.study.file;
    exports org.aullm.study.plan;
    exports org.aullm.study.run;
    exports org.aullm.study.store;
    exports org.aullm.study.tensorboard;
    exports org.aullm.study.yaml;

    // Jackson reads and writes these records.
    opens org.aullm.study.file to
            tools.jackson.databind;
    opens org.aullm.study.plan to
            tools.jackson.databind;
    opens org.aullm.study.run to
            tools.jackson.databind;
    opens org.aullm.study.store to
            tools.jackson.databind;
}
