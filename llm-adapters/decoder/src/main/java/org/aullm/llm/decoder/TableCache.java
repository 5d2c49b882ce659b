package org.aullm.llm.decoder;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of the layouts that were used last: a trial has few, one per size of batch. */
final class TableCache {

    private static final int CAPACITY = 8;

    private final Architecture architecture;
    private final NDManager home;
    private final DataType precision;

    private final Map<Layout, PassTables> tables = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Layout, PassTables> eldest) {
            if (size() <= CAPACITY) {
                return false;
            }
            // A graph that still needs them holds their memory itself.
            eldest.getValue().close();
            return true;
        }
    };

    TableCache(Architecture architecture, NDManager home, DataType precision) {
        this.architecture = architecture;
        this.home = home;
        this.precision = precision;
    }

    PassTables of(Layout layout) {
        return tables.computeIfAbsent(layout, missing -> PassTables.of(missing, architecture, home, precision));
    }
}
