package org.aullm.study.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.UnavailableException;
import org.aullm.core.registry.SlotException;
import org.aullm.core.result.TrialFailure;
import org.aullm.core.trial.DivergedException;

/** What a trial's exception means. */
final class Failures {

    private Failures() {}

    /** A failure; all but those of the environment would come again. */
    static TrialFailure of(String trial, Throwable thrown) {
        String message = Optional.ofNullable(thrown.getMessage())
                .orElse(thrown.getClass().getSimpleName());
        if (thrown instanceof SlotException e) {
            return new TrialFailure(
                    trial, TrialFailure.Kind.CONFIGURATION, e.slot().key() + ": " + message, trace(thrown));
        }
        if (thrown instanceof ComponentException) {
            return new TrialFailure(trial, TrialFailure.Kind.CONFIGURATION, message, trace(thrown));
        }
        if (thrown instanceof UnavailableException) {
            return new TrialFailure(trial, TrialFailure.Kind.ENVIRONMENT, message, "");
        }
        if (thrown instanceof DivergedException) {
            return new TrialFailure(trial, TrialFailure.Kind.DIVERGED, message, "");
        }
        return new TrialFailure(trial, TrialFailure.Kind.ERROR, thrown.toString(), trace(thrown));
    }

    /** Whether memory ran out, Java's or the engine's. Such a process is not to be trusted with another trial. */
    static boolean isOutOfMemory(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            if (each instanceof OutOfMemoryError
                    || message.contains("out of memory")
                    || message.contains("not enough memory")
                    || message.contains("can't allocate memory")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a disk is full. */
    static boolean isDiskFull(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            if (message.contains("No space left on device")
                    || message.contains("Disk quota exceeded")
                    || message.contains("not enough space on the disk")) {
                return true;
            }
        }
        return false;
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
