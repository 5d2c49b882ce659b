package org.aullm.llm.remote;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.aullm.api.ComponentException;
import org.aullm.api.option.Option;
import org.aullm.api.option.Options;

/**
 * Where a model is, and how it is spoken to.
 *
 * @param base the address before a protocol's own path, without a slash at its end
 * @param model the name under which the server knows the model
 * @param connect the longest wait for a connection
 * @param request the longest wait for a whole answer
 * @param retries further attempts after the first
 * @param parallel requests under way at one time
 */
record Server(
        URI base,
        String model,
        Optional<Secret> key,
        Duration connect,
        Duration request,
        int retries,
        int parallel,
        double priceIn,
        double priceOut) {

    static final Option<String> URL = Option.text(
                    "url", "address of the server, such as http://localhost:8000 (no path, no key)")
            .required();
    static final Option<String> MODEL =
            Option.text("model", "name under which the server knows the model").required();
    static final Option<Boolean> ALLOW_REMOTE = Option.flag(
                    "allow-remote", "agree that evidence of each clip leaves this machine for the host in url")
            .orElse(false);
    static final Option<String> API_KEY = Option.text(
                    "api-key", "where the key is: env:NAME or file:PATH; empty for a server without keys")
            .orElse("");
    static final Option<Integer> CONNECT_TIMEOUT = Option.integer(
                    "connect-timeout", "longest wait for a connection, in seconds")
            .atLeast(1)
            .orElse(10);
    static final Option<Integer> REQUEST_TIMEOUT = Option.integer(
                    "request-timeout", "longest wait for a whole answer, in seconds")
            .atLeast(1)
            .orElse(120);
    static final Option<Integer> RETRIES = Option.integer(
                    "retries", "further attempts where a server is busy, broken or gone, each after a longer pause")
            .between(0, 20)
            .orElse(5);
    static final Option<Integer> PARALLEL = Option.integer("parallel", "requests under way at one time, per worker")
            .between(1, 64)
            .orElse(4);
    static final Option<Double> PRICE_IN = Option.decimal("price-in", "price of a million tokens that are read")
            .atLeast(0)
            .orElse(0.0);
    static final Option<Double> PRICE_OUT = Option.decimal("price-out", "price of a million tokens that are written")
            .atLeast(0)
            .orElse(0.0);
    static final List<Option<?>> ALL = List.of(
            URL,
            MODEL,
            ALLOW_REMOTE,
            API_KEY,
            CONNECT_TIMEOUT,
            REQUEST_TIMEOUT,
            RETRIES,
            PARALLEL,
            PRICE_IN,
            PRICE_OUT);

    /** Reads and checks the options. */
    static Server of(Options options) {
        URI base = address(options.get(URL));
        Server server = new Server(
                base,
                options.get(MODEL),
                Secret.of(options.get(API_KEY)),
                Duration.ofSeconds(options.get(CONNECT_TIMEOUT)),
                Duration.ofSeconds(options.get(REQUEST_TIMEOUT)),
                options.get(RETRIES),
                options.get(PARALLEL),
                options.get(PRICE_IN),
                options.get(PRICE_OUT));
        if (!server.isLocal() && !options.get(ALLOW_REMOTE)) {
            throw new ComponentException(
                    ("evidence of every clip would leave this machine for '%s'. It derives from a person's face."
                                    + " Set allow-remote: true if you may send it there, or use a server on this machine")
                            .formatted(server.host()));
        }
        if (server.key().isPresent() && !server.isLocal() && !"https".equals(base.getScheme())) {
            throw new ComponentException(
                    "url: the key would travel to '%s' unencrypted. Use https".formatted(server.host()));
        }
        server.key().ifPresent(Secret::require);
        return server;
    }

    private static URI address(String text) {
        URI uri;
        try {
            uri = URI.create(text.replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw notAnAddress(); // the text may hold a key: neither it nor the cause is shown
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new ComponentException(
                    "url: a user, password or query has no place in it. Write scheme, host, port and path;"
                            + " a key is named by api-key");
        }
        if (uri.getHost() == null || !List.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
            throw notAnAddress();
        }
        return uri;
    }

    private static ComponentException notAnAddress() {
        return new ComponentException("url: this is no address of a server. Write one such as http://localhost:8000");
    }

    /** The host, with its port if one is given. */
    String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    /** Whether the address is this machine by its name alone; no name is looked up. */
    boolean isLocal() {
        String name = base.getHost();
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }
}
