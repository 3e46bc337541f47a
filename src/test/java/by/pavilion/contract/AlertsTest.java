package by.pavilion.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
