package org.aullm.datasets.clip;

import java.nio.file.Path;
import java.util.Set;
import org.aullm.datasets.cache.Memo;
import org.aullm.datasets.cache.TensorCache;

/**
 * What is kept of clips, each step by what it depends on alone.
 *
 * @param sources digests of files by their stamps
 * @param faces faces by source and detector
 * @param crops aligned grey crops by source and alignment
 * @param apexes spotted apexes by crops and flow
 * @param evidence what components read, by crops and settings of flow and sampling
 */
record ClipStore(Memo sources, Memo faces, TensorCache crops, Memo apexes, TensorCache evidence) {

    static ClipStore open(Path folder) {
        TensorCache crops = TensorCache.open(folder.resolve("crops"), Set.of(ClipImport.NUMBERS, ClipImport.REMARKS));
        TensorCache evidence =
                TensorCache.open(folder.resolve("evidence"), Set.of(ClipImport.DIGEST, ClipImport.REMARKS));
        return new ClipStore(
                Memo.open(folder.resolve("sources.txt")),
                Memo.open(folder.resolve("faces.txt")),
                crops,
                Memo.open(folder.resolve("apexes.txt")),
                evidence);
    }

    /** Removes what killed processes have left half-written; only under the folder's lock. */
    void sweep() {
        crops.sweep();
        evidence.sweep();
    }

    void flush() {
        sources.flush();
        faces.flush();
        crops.flush();
        apexes.flush();
        evidence.flush();
    }
}
