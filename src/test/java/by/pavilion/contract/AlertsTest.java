package by.pavilion.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alarm on a metric that nobody tells never rings: {@code deploy/prometheus/alerts.yaml} against the running product. */
@QuarkusTest
class AlertsTest {
    /** A name that is no function; those of ours and of Micrometer all have an underscore. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?!\\s*\\()");

    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern KIND = Pattern.compile("pavilion_cases\\{kind[!=]~?\"([A-Z_|]+)\"}");

    /** What Prometheus adds to each sample. */
    private static final Map<String, String> TARGET = Map.of("job", "pavilion", "instance", "pavilion-1:8080");

    private static final Pattern LABEL_OF_SUMMARY = Pattern.compile("\\$labels\\.(\\w+)");

    /**
     * A figure at which an alarm must not ring, and one at which it must, in the metric's unit.
     *
     * @param labels of which samples; all when empty
     */
    private record Figure(String alarm, String metric, Map<String, String> labels, double good, double bad) {
        Figure(String alarm, String metric, double good, double bad) {
            this(alarm, metric, Map.of(), good, bad);
        }
    }

    private static final List<Figure> FIGURES = List.of(
            new Figure("ReplicaDown", "up", 1, 0),
            new Figure("DatabaseAway", "pavilion_outbox_depth", 0, Double.NaN),
            new Figure("FiguresOld", "pavilion_figures_age_seconds", 5, 61),
            new Figure("ServerErrors", "http_server_requests_seconds_count", Map.of("status", "500"), 0, 1_000_000),
            new Figure("WorkersBusy", "worker_pool_queue_size", 0, 101),
            new Figure("DiskNearlyFull", "disk_free_bytes", 1e15, 1),
            new Figure("OutboxLag", "pavilion_outbox_lag_seconds", 59, 61),
            new Figure("OutboxGrows", "pavilion_outbox_depth", 0, 100_001),
            new Figure("ReadersSilent", "pavilion_readers_silence_seconds", 300, 301),
            new Figure("ReadersBehind", "pavilion_readers_behind", 100_000, 100_001),
            new Figure("DeadLetters", "pavilion_dead_letters", 0, 1),
            new Figure("CasesMany", "pavilion_cases", 0, 50),
            new Figure("CasesStuck", "pavilion_cases", Map.of("kind", "SUSPECTED_SPLITTING"), 0, 1),
            new Figure("WebhookDisabled", "pavilion_cases", Map.of("kind", "WEBHOOK_DISABLED"), 0, 1),
            new Figure("NumbersLow", "pavilion_cases", Map.of("kind", "NUMBERS_LOW"), 0, 1),
            new Figure("AuthorisationEnds", "pavilion_authorisation_ending", 0, 1),
            new Figure("CustomsSilent", "pavilion_customs_silence_seconds", 1_799, 1_801),
            new Figure("ChannelLag", "pavilion_channel_lag_seconds", 599, 601),
            new Figure("ShopStopped", "pavilion_channel_shops_stopped", 0, 1),
            new Figure("ShopsRest", "pavilion_channel_shops_resting", 0, 1),
            new Figure("ChannelOrdersWait", "pavilion_channel_orders_waiting", 500, 501),
            new Figure("ChannelOrdersWait", "pavilion_channel_inbox_depth", 10_000, 10_001),
            new Figure("ChannelOrdersHeld", "pavilion_channel_orders_held", 0, 1),
            new Figure("ChannelCases", "pavilion_channel_cases", 0, 1),
            new Figure("ClockSkew", "pavilion_channel_clock_skew_seconds", 30, 31));

    @Test
    void eachCanBeReckonedFromWhatIsTold() throws IOException {
        List<PromQl.Sample> samples = with(PromQl.samples(scrape(), TARGET), FIGURES.get(0), 1);

        for (JsonNode rule : rules()) {
            assertThatCode(() -> PromQl.evaluate(rule.path("expr").asText(), samples))
                    .as(rule.path("alert").asText())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void eachRingsAtABadFigureAndNoneWhileAllAreGood() throws IOException {
        List<PromQl.Sample> samples = PromQl.samples(scrape(), TARGET).stream()
                .filter(sample -> !sample.labels().getOrDefault("status", "").startsWith("5"))
                .toList();
        for (Figure figure : FIGURES) {
            samples = with(samples, figure, figure.good());
        }
        Map<String, JsonNode> alarms = new TreeMap<>();
        rules().forEach(rule -> alarms.put(rule.path("alert").asText(), rule));
        for (JsonNode rule : alarms.values()) {
            assertThat(PromQl.evaluate(rule.path("expr").asText(), samples))
                    .as("%s while all is good", rule.path("alert").asText())
                    .isEmpty();
        }

        Set<String> tried = new TreeSet<>();
        for (Figure figure : FIGURES) {
            JsonNode rule = Objects.requireNonNull(alarms.get(figure.alarm()), figure.alarm());
            List<PromQl.Sample> rings =
                    PromQl.evaluate(rule.path("expr").asText(), with(samples, figure, figure.bad()));
            assertThat(rings).as("%s at %s", figure.alarm(), figure).isNotEmpty();
            assertThat(rings.get(0).labels().keySet())
                    .as("what the summary of %s names", figure.alarm())
                    .containsAll(LABEL_OF_SUMMARY
                            .matcher(rule.at("/annotations/summary").asText())
                            .results()
                            .map(found -> found.group(1))
                            .toList());
            tried.add(figure.alarm());
        }
        assertThat(tried).isEqualTo(alarms.keySet());
    }

    /** The figure's samples with this value; where nobody tells one, as if somebody did. */
    private static List<PromQl.Sample> with(List<PromQl.Sample> samples, Figure figure, double value) {
        List<PromQl.Sample> changed = new ArrayList<>();
        boolean isThere = false;
        for (PromQl.Sample sample : samples) {
            boolean isMeant = sample.name().equals(figure.metric()) && sample.has(figure.labels());
            isThere |= isMeant;
            changed.add(isMeant ? new PromQl.Sample(sample.labels(), value) : sample);
        }
        if (!isThere) {
            Map<String, String> labels = new HashMap<>(TARGET);
            labels.put("__name__", figure.metric());
            labels.putAll(figure.labels());
            changed.add(new PromQl.Sample(labels, value));
        }
        return changed;
    }

    @Test
    void asksOnlyForMetricsThatThereAre() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (JsonNode rule : rules()) {
            Set<String> ofRule = metrics(rule.path("expr").asText());
            assertThat(ofRule.isEmpty())
                    .as(rule.path("alert").asText())
                    .isEqualTo(rule.path("alert").asText().equals("ReplicaDown")); // Prometheus' own "up"
            asked.addAll(ofRule);
        }

        assertThat(told()).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(10);
    }

    @Test
    void watchesEachMetricOfOurs() throws IOException {
        Set<String> asked = new TreeSet<>();
        rules().forEach(rule -> asked.addAll(metrics(rule.path("expr").asText())));

        assertThat(told())
                .filteredOn(name -> name.startsWith("pavilion_"))
                .isNotEmpty()
                .allMatch(asked::contains);
    }

    @Test
    void namesKindsOfCasesThatThereAre() throws IOException {
        String metrics = scrape();
        List<String> kinds = new ArrayList<>();
        for (JsonNode rule : rules()) {
            KIND.matcher(rule.path("expr").asText())
                    .results()
                    .forEach(found -> kinds.addAll(List.of(found.group(1).split("\\|"))));
        }

        assertThat(kinds).contains("WEBHOOK_DISABLED", "NUMBERS_LOW");
        assertThat(kinds).allSatisfy(kind -> assertThat(metrics).contains("pavilion_cases{kind=\"" + kind + "\"}"));
    }

    @Test
    void tellsWhatToDoAboutEachAlarmAndNoOther() throws IOException {
        String runbook = Files.readString(Path.of("docs", "runbook.md"));
        String section = runbook.substring(runbook.indexOf("## Alarms"));
        Set<String> explained = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(section.substring(0, section.indexOf("\n## ", 1)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> alarms = new TreeSet<>();
        for (JsonNode rule : rules()) {
            alarms.add(rule.path("alert").asText());
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(rule.path("for").asText()).matches("\\d+[mhd]");
            assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
        }

        assertThat(explained).isEqualTo(alarms);
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(LABELS.matcher(expression).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file = new YAMLMapper()
                .readTree(Path.of("deploy", "prometheus", "alerts.yaml").toFile());
        file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
        assertThat(rules).isNotEmpty();
        return rules;
    }

    /** The names of all metrics that the product tells now. */
    private static Set<String> told() {
        return scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String scrape() {
        given().get("/api/v1/products"); // the first call of all is not counted yet when it is answered
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
