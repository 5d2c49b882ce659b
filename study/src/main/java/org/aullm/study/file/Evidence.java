package org.aullm.study.file;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aullm.api.EvidenceSpec;
import org.aullm.api.data.Clip;

/**
 * A data set as a study sees it.
 *
 * @param evidence what every clip has
 * @param clips those for which at least one of the study's units is known
 * @param contents a digest of each of these clips' evidence, in the same order
 * @param licences the terms of each source data set
 * @param remarks how it came to be, as the data set says
 * @param fingerprint the content of the whole data set
 */
public record Evidence(
        EvidenceSpec evidence,
        List<Clip> clips,
        List<String> contents,
        Map<String, String> licences,
        List<String> remarks,
        String fingerprint) {
    public Evidence {
        clips = List.copyOf(clips);
        contents = List.copyOf(contents);
        remarks = List.copyOf(remarks);
        licences = Collections.unmodifiableMap(new TreeMap<>(licences));
    }
}
