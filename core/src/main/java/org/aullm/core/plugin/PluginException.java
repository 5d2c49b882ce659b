package org.aullm.core.plugin;

/** Why a plugin is left out. The message says what is wrong and what to do. */
final class PluginException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginException(String message) {
        super(message);
    }

    PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
