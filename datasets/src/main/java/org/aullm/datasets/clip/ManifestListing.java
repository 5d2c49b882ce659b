package org.aullm.datasets.clip;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aullm.api.ComponentException;
import org.aullm.api.data.Clip;
import org.aullm.api.option.Options;
import org.aullm.datasets.manifest.Manifest;

/** Lists the clips of a manifest. */
final class ManifestListing {

    private final Manifest manifest;
    private final boolean keepUnlabelled;

    private ManifestListing(Options options) {
        this.manifest = Manifest.read(options.get(ManifestProvider.FILE));
        this.keepUnlabelled = options.get(ClipsProvider.UNLABELLED).equals("keep");
    }

    /** An opening of what the options of {@link ManifestProvider} say. */
    static ClipsOpening opening(Options options) {
        ManifestListing listing = new ManifestListing(options);
        Path home = listing.manifest.file().toAbsolutePath().resolveSibling(".");
        return new ClipsOpening(options, home.normalize(), frontEnd -> listing.list());
    }

    private ClipsOpening.Listing list() {
        List<ListedClip> clips = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int unlabelled = 0;
        for (Manifest.Entry entry : manifest.entries()) {
            if (entry.clip().labels().coded().isEmpty() && !keepUnlabelled) {
                unlabelled++;
                continue;
            }
            String name = name(entry.clip());
            try {
                clips.add(listed(entry, name));
            } catch (ComponentException e) {
                leftOut.add("row %d, %s: %s".formatted(entry.row(), name, e.getMessage()));
            }
        }
        List<String> remarks = new ArrayList<>();
        manifest.facts().forEach((key, value) -> remarks.add(key + ": " + value));
        return new ClipsOpening.Listing(
                manifest.file(), new ClipFinder.Found(clips, leftOut, unlabelled), manifest.licences(), remarks);
    }

    private static ListedClip listed(Manifest.Entry entry, String name) {
        if (!Files.exists(entry.path())) {
            throw new ComponentException("%s is not there".formatted(entry.path()));
        }
        return new ListedClip(
                entry.clip(), name, entry.apex(), Footage.of(entry.path(), entry.onset(), entry.offset()));
    }

    private static String name(Clip clip) {
        return clip.id().substring(clip.dataset().length() + 1);
    }
}
