package org.aullm.datasets.clip;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.aullm.api.ComponentException;

/** Imports many clips on several threads, each with a front end of its own. A clip that cannot be imported costs itself. */
final class ClipBuild {

    private static final Logger LOG = System.getLogger("org.aullm.datasets.clips");
    private static final long NANOS_BETWEEN_WORDS = 10_000_000_000L;

    private final Supplier<ClipImport> imports;
    private final int threads;
    private int done;
    private long nextWord = System.nanoTime() + NANOS_BETWEEN_WORDS;

    ClipBuild(Supplier<ClipImport> imports, int threads) {
        this.imports = imports;
        this.threads = threads;
    }

    /**
     * What became of a clip.
     *
     * @param clip which
     * @param imported its evidence; empty if there is none
     * @param trouble why not; empty if there is
     */
    record Outcome(ListedClip clip, List<ClipImport.Imported> imported, String trouble) {}

    /** Imports clips; outcomes are in their order. */
    List<Outcome> run(List<ListedClip> clips) {
        Queue<ClipImport> idle = new ConcurrentLinkedQueue<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (ListedClip clip : clips) {
                running.add(pool.submit(() -> one(clip, idle, clips.size())));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentException("the import of clips was interrupted; what is done is kept", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            idle.forEach(ClipImport::close);
        }
    }

    private Outcome one(ListedClip clip, Queue<ClipImport> idle, int all) {
        ClipImport taken = idle.poll();
        ClipImport own = taken == null ? imports.get() : taken;
        try {
            return new Outcome(clip, List.of(own.of(clip)), "");
        } catch (ComponentException e) {
            return new Outcome(clip, List.of(), String.valueOf(e.getMessage()));
        } finally {
            idle.add(own);
            tell(all);
        }
    }

    private synchronized void tell(int all) {
        done++;
        if (System.nanoTime() > nextWord) {
            nextWord = System.nanoTime() + NANOS_BETWEEN_WORDS;
            LOG.log(Level.INFO, "clips: {0} of {1} read", done, all);
        }
    }
}
