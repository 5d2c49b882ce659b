package org.aullm.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server on this machine that speaks one protocol.
 *
 * @since 0.1.0
 */
public final class ModelServer implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final Dialect dialect;
    private final Optional<String> key;
    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger under = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int answersLeft = Integer.MAX_VALUE;
    private volatile long pauseMillis;

    private ModelServer(int port, Dialect dialect, Optional<String> key) throws IOException {
        this.dialect = dialect;
        this.key = key;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "model-server-double");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A server on a free port. */
    public static ModelServer start(Dialect dialect) throws IOException {
        return new ModelServer(0, dialect, Optional.empty());
    }

    /** A server on a given port, 0 for a free one, that wants a key. */
    public static ModelServer start(int port, Dialect dialect, String key) throws IOException {
        return new ModelServer(port, dialect, Optional.of(key));
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What a study writes as its address. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Misbehaves so in the next requests, one after the other, before it answers again. */
    public void misbehave(Misbehaviour... next) {
        misbehaviours.addAll(Arrays.asList(next));
    }

    /** Dies after so many more answers: connections are cut from then on, as those of a killed process are. */
    public void dieAfter(int more) {
        answersLeft = more;
    }

    /** Takes so long for every answer. */
    public void slowDown(long millis) {
        pauseMillis = millis;
    }

    /** Requests that came in, refused and unanswered ones included. */
    public int requests() {
        return requests.get();
    }

    /** Requests that were answered. */
    public int answers() {
        return answers.get();
    }

    /** The most requests that were under way at one time. */
    public int mostAtOnce() {
        return most.get();
    }

    /** What was wrong with requests. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The bodies of all requests that were answered. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        most.accumulateAndGet(under.incrementAndGet(), Math::max);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Misbehaviour misbehaviour = misbehaviours.poll();
            if (misbehaviour != null) {
                misbehave(exchange, misbehaviour);
                return;
            }
            Thread.sleep(pauseMillis);
            if (!takeTurn()) {
                cut(exchange);
                return;
            }
            answer(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            under.decrementAndGet();
        }
    }

    private synchronized boolean takeTurn() {
        if (answersLeft <= 0) {
            return false;
        }
        answersLeft--;
        return true;
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        try {
            require(exchange);
            JsonNode question = read(body);
            Map<String, Object> answer = dialect.answer(question);
            questions.add(new String(body, StandardCharsets.UTF_8));
            answers.incrementAndGet();
            send(exchange, 200, JsonMapper.shared().writeValueAsString(answer));
        } catch (Refused e) {
            complaints.add(String.valueOf(e.getMessage()));
            send(
                    exchange,
                    400,
                    JsonMapper.shared().writeValueAsString(Map.of("error", String.valueOf(e.getMessage()))));
        }
    }

    private void require(HttpExchange exchange) throws Refused {
        String path = exchange.getRequestURI().toString();
        Refused.unless(path.equals(dialect.path()), "there is nothing at %s", path);
        Refused.unless(exchange.getRequestMethod().equals("POST"), "%s is not POST", exchange.getRequestMethod());
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        Refused.unless("application/json".equals(type), "content type %s is not application/json", type);
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (key.isPresent()) {
            Refused.unless(("Bearer " + key.get()).equals(given), "the key is wrong");
        } else {
            Refused.unless(given == null, "a key was sent to a server that wants none");
        }
    }

    private static JsonNode read(byte[] body) throws Refused {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            throw new Refused("the question is no JSON");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void misbehave(HttpExchange exchange, Misbehaviour how) throws IOException, InterruptedException {
        switch (how) {
            case BUSY -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 429, "{\"error\": \"busy\"}");
            }
            case BROKEN -> send(exchange, 500, "{\"error\": \"broken\"}");
            case GATEWAY -> send(exchange, 503, "<html>Bad gateway</html>");
            case CUT -> cut(exchange);
            case SILENT -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                if (closed.await(1, TimeUnit.MINUTES)) {
                    return;
                }
            }
            case GARBLED -> send(exchange, 200, "{\"choices\": [");
            case EMPTY -> send(exchange, 200, "{\"message\": \"all is well\"}");
            case HUGE -> pour(exchange);
            case ELSEWHERE -> {
                exchange.getResponseHeaders().set("Location", "http://192.0.2.1/elsewhere");
                send(exchange, 302, "");
            }
            case DENIED ->
                send(
                        exchange,
                        401,
                        "{\"error\": \"not yours: "
                                + exchange.getRequestHeaders().getFirst("Authorization") + "\"}");
        }
    }

    /** Promises more than it sends. */
    private static void cut(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"choices\"".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
        // Closing the exchange before all is written closes the connection.
    }

    private void pour(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) ' ');
        try (OutputStream out = exchange.getResponseBody()) {
            while (closed.getCount() > 0) {
                out.write(piece);
            }
        } catch (IOException e) {
            // The client has had enough, as it should.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
