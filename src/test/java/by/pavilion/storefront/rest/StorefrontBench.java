package by.pavilion.storefront.rest;

import static by.pavilion.TestCalls.asMerchant;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.catalog.SeedListings;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads of the storefront per second, each beside a fixed body of the same size that the same Quarkus gives in the same run
 * ({@link FixedBodies}). Needs wrk. It is no test of the suite: it runs when it is named, and prints a table. See
 * docs/benchmarks.md.
 */
@QuarkusTest
class StorefrontBench {
    private static final int PRODUCTS = Integer.getInteger("bench.products", 10_000);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final String ONLY = System.getProperty("bench.only", "");
    private static final int BRANDS = 200;
    private static final int MOST_PATHS = 5_000;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    /** Stands for a number that no other request has. */
    private static final String NEVER = "@never@";

    /** Stands for spaces and tabs between words that no other request has. */
    private static final String BLANKS = "@blanks@";

    /** Stands before a word in which two letters are to be wrong, others in each request. */
    private static final String WRONG = "@wrong@";

    private static final int MOST_REQUESTS = 1_000_000;
    private static final int BITS = 24;
    private static final List<String> NAMES = List.of("chocolate", "dark", "bar");
    private static final List<String> WORDS =
            List.of("chocolate", "choco", "шоколад", "шоколада", "шакалад", "巧克力", "黑巧克力", "90");

    /** One search in twenty has a wrong letter. */
    private static final int MISSPELT = 20;

    /** What wrk runs for each request; {@code paths} and {@code never} stand above it. */
    private static final String ASKING = """
            local blanks = function(number)
                local bits = {}
                for place = 1, %d do
                    bits[place] = number %% 2 == 1 and '%%09' or '%%20'
                    number = math.floor(number / 2)
                end
                return table.concat(bits)
            end
            local wrong = function(word)
                for letter = 1, 2 do
                    local place = math.random(2, #word)
                    word = word:sub(1, place - 1) .. string.char(math.random(97, 122)) .. word:sub(place + 1)
                end
                return word
            end
            request = function()
                never = never + 1
                local path = paths[math.random(#paths)]
                path = path:gsub('%s', never):gsub('%s', function() return blanks(never) end)
                path = path:gsub('%s(%%l+)', wrong)
                return wrk.format('GET', path)
            end
            """.formatted(BITS, NEVER, BLANKS, WRONG);

    @TempDir
    Path folder;

    private final Random random = new Random(17);
    private long never = 100_000;

    /** What wrk has measured. */
    private record Measured(double perSecond, double p99Millis) {}

    @Test
    void reads() throws Exception {
        fill();
        List<String> ids = ids();
        measure("a product by id", some(() -> "/api/v1/products/" + ids.get(random.nextInt(ids.size()))));
        measure("the first page", List.of("/api/v1/products?limit=20"));
        measure("pages of brands", some(() -> "/api/v1/products?limit=20&brand=" + brand(random.nextInt(BRANDS))));
        measure("searches, asked before", some(() -> "/api/v1/products?limit=20&q=" + words()));
        measure("searches, narrowed anew", some(() -> "/api/v1/products?limit=20&q=" + words() + "&maxPrice=" + NEVER));
        measure("searches, words anew", some(() -> "/api/v1/products?limit=20&q=" + words().replace("%20", BLANKS)));
        measure(
                "searches, misspelt anew",
                some(() -> "/api/v1/products?limit=20&q=chocolate%20" + WRONG + brand(random.nextInt(BRANDS))));
        measure("suggestions", some(() -> "/api/v1/products/suggestions?q=" + words()));
    }

    private void measure(String what, List<String> paths) throws Exception {
        if (!what.contains(ONLY)) {
            return;
        }
        int size = given().header("Accept-Encoding", "identity")
                .urlEncodingEnabled(false)
                .get(paths.get(0)
                        .replace(NEVER, "100000")
                        .replace(BLANKS, "%20")
                        .replace(WRONG, ""))
                .asByteArray()
                .length;
        List<String> fixed = List.of("/trial/fixed-bodies/" + size);
        wrk(fixed, SECONDS);
        wrk(paths, SECONDS);
        for (int round = 1; round <= ROUNDS; round++) {
            Measured ceiling = wrk(fixed, SECONDS);
            Measured ours = wrk(paths, SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "storefront bench: %d products, %s (%d bytes): %.0f/s, fixed body %.0f/s: %.2f x; p99 %.1f ms, fixed"
                            + " %.1f ms: %.1f x%n",
                    PRODUCTS,
                    what,
                    size,
                    ours.perSecond(),
                    ceiling.perSecond(),
                    ours.perSecond() / ceiling.perSecond(),
                    ours.p99Millis(),
                    ceiling.p99Millis(),
                    ours.p99Millis() / ceiling.p99Millis());
        }
    }

    private Measured wrk(List<String> paths, int seconds) throws Exception {
        Path script = folder.resolve("paths.lua");
        Files.writeString(
                script,
                paths.stream()
                                .map(path -> '"' + path + '"')
                                .collect(Collectors.joining(",\n", "local paths = {", "}\n"))
                        + "local never = " + never + "\n"
                        + ASKING);
        never += MOST_REQUESTS;
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c32",
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        RestAssured.baseURI + ":" + RestAssured.port)
                .redirectErrorStream(true)
                .start();
        String told = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told).doesNotContain("Non-2xx");
        Matcher rate = RATE.matcher(told);
        Matcher slow = P99.matcher(told);
        assertThat(rate.find() && slow.find()).as(told).isTrue();
        double unit =
                switch (slow.group(2)) {
                    case "us" -> 0.001;
                    case "ms" -> 1;
                    default -> 1000;
                };
        return new Measured(Double.parseDouble(rate.group(1)), Double.parseDouble(slow.group(1)) * unit);
    }

    /** Puts the products into the catalogue by files of 5,000 rows, and waits until all can be found. */
    private void fill() throws IOException {
        long started = System.nanoTime();
        for (int first = 0; first < PRODUCTS; first += 5_000) {
            StringBuilder file = new StringBuilder(SeedListings.header()).append('\n');
            for (int number = first; number < Math.min(PRODUCTS, first + 5_000); number++) {
                file.append(SeedListings.row(
                                "BENCH-%06d".formatted(number),
                                brand(number % BRANDS),
                                NAMES.get(number % 3) + " " + brand(number % BRANDS) + " " + number,
                                "%d.%02d".formatted(1 + number % 400, number % 100)))
                        .append('\n');
            }
            String id = asMerchant()
                    .header("Idempotency-Key", "bench-" + started + "-" + first)
                    .contentType("text/csv; charset=UTF-8")
                    .body(file.toString().getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/merchant/imports")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> asMerchant()
                            .get("/api/v1/merchant/imports/" + id)
                            .path("state")
                            .equals("DONE"));
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> given().get("/api/v1/products?limit=1").jsonPath().getInt("facets.total") >= PRODUCTS);
        System.out.printf(
                Locale.ROOT,
                "storefront bench: %d products on sale after %.1f s%n",
                PRODUCTS,
                (System.nanoTime() - started) / 1e9);
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        String next = null;
        do {
            String cursor = next == null ? "" : "&cursor=" + next;
            JsonPath page = given().get("/api/v1/products?limit=100" + cursor).jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("next");
        } while (next != null && ids.size() < MOST_PATHS);
        return ids;
    }

    private static List<String> some(Supplier<String> path) {
        return Stream.generate(path).limit(MOST_PATHS).toList();
    }

    private String words() {
        String brand = brand(random.nextInt(BRANDS));
        String typed = random.nextInt(MISSPELT) == 0 ? brand.replace("ko", "xo") : brand;
        return URLEncoder.encode(WORDS.get(random.nextInt(WORDS.size())), StandardCharsets.UTF_8) + "%20" + typed;
    }

    /** Letters only, each unlike the others. */
    private static String brand(int number) {
        return "brand" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "ko";
    }
}
