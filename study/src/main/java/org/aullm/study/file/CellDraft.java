package org.aullm.study.file;

import java.util.Optional;
import org.aullm.core.config.ComponentConfig;

/**
 * What could be read of a cell.
 *
 * @param tree the cell as it was written
 * @param data its data set, if nothing is wrong with that
 * @param protocol its protocol, if nothing is wrong with that
 * @param cell the whole cell, if nothing is wrong with any part of it
 */
record CellDraft(CellTree tree, Optional<ComponentConfig> data, Optional<Protocol> protocol, Optional<Cell> cell) {}
