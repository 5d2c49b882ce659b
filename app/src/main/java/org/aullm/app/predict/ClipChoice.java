package org.aullm.app.predict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.data.Dataset;
import org.aullm.study.Names;

/** Which clips of a data set are judged. */
public final class ClipChoice {

    private ClipChoice() {}

    /**
     * Some of its clips, in its order.
     *
     * @param where what the data set is called in messages
     * @param ids of the clips; none for all
     * @throws ComponentException if there is no such clip
     */
    public static List<Clip> of(Dataset data, String where, List<String> ids) {
        if (ids.isEmpty()) {
            return data.clips();
        }
        List<String> all = data.clips().stream().map(Clip::id).toList();
        for (String id : ids) {
            if (!all.contains(id)) {
                throw new ComponentException("%s has no clip '%s'.%s"
                        .formatted(
                                where,
                                id,
                                Names.nearest(id, all)
                                        .map(" Did you mean '%s'?"::formatted)
                                        .orElse(" The first is called '%s'.".formatted(all.get(0)))));
            }
        }
        Set<String> wanted = new HashSet<>(ids);
        return data.clips().stream().filter(clip -> wanted.contains(clip.id())).toList();
    }
}
