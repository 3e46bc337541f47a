package by.pavilion.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of Prometheus' language as our alarms need, on a single scrape: without a history, a rate counts from nothing. It is
 * stricter than Prometheus, for which a metric or a label that nobody tells is simply never there.
 */
final class PromQl {
    private static final String NAME = "__name__";
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"[^\"]*\"|[0-9]+(?:\\.[0-9]+)?[smhd]?|[a-zA-Z_]\\w*|=~|!~|==|!=|>=|<=|[*/><={}()\\[\\],])");
    private static final Pattern LINE =
            Pattern.compile("(\\w+)(?:\\{((?:\\w+=\"(?:[^\"\\\\]|\\\\.)*\",?)*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern COUNTER = Pattern.compile("\\w+_(count|total|sum|bucket)");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", ">", "<", ">=", "<=");
    private static final Set<String> AGGREGATIONS = Set.of("sum", "max");

    private final List<Sample> scrape;
    private final List<String> tokens;
    private int next;

    private PromQl(String expression, List<Sample> scrape) {
        this.tokens = tokens(expression.strip());
        this.scrape = scrape;
    }

    /** A value with its labels, among them the metric's name unless something was reckoned with it. */
    record Sample(Map<String, String> labels, double value) {
        Sample {
            labels = Map.copyOf(labels);
        }

        String name() {
            return labels.getOrDefault(NAME, "");
        }

        Map<String, String> withoutName() {
            Map<String, String> others = new TreeMap<>(labels);
            others.remove(NAME);
            return others;
        }

        boolean has(Map<String, String> wanted) {
            return labels.entrySet().containsAll(wanted.entrySet());
        }
    }

    /** @param scalar then there is one sample, without labels */
    private record Value(boolean scalar, List<Sample> samples) {}

    private record Pair(Sample left, double right) {}

    /**
     * What Prometheus would keep of a scrape.
     *
     * @param ofTarget the labels that it adds by itself
     */
    static List<Sample> samples(String scrape, Map<String, String> ofTarget) {
        List<Sample> samples = new ArrayList<>();
        scrape.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (!parts.lookingAt()) {
                throw new IllegalArgumentException("no sample: " + line);
            }
            Map<String, String> labels = new HashMap<>(ofTarget);
            labels.put(NAME, parts.group(1));
            String own = parts.group(2);
            if (own != null) {
                LABEL.matcher(own).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            samples.add(new Sample(labels, number(parts.group(3))));
        });
        return samples;
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    /**
     * What an expression gives: for an alarm, what it rings for.
     *
     * @throws IllegalArgumentException when it cannot be read, or asks for a metric or a label that nobody tells
     */
    static List<Sample> evaluate(String expression, List<Sample> scrape) {
        PromQl query = new PromQl(expression, scrape);
        List<Sample> result = query.alternatives().samples();
        if (query.next < query.tokens.size()) {
            throw new IllegalArgumentException("what does " + query.peek() + " mean in " + expression);
        }
        return result;
    }

    private static List<String> tokens(String expression) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(expression);
        int end = 0;
        while (end < expression.length()) {
            token.region(end, expression.length());
            if (!token.lookingAt()) {
                throw new IllegalArgumentException("cannot read " + expression.substring(end));
            }
            tokens.add(token.group(1));
            end = token.end();
        }
        return tokens;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) {
            throw new IllegalArgumentException("something is missing at the end of " + tokens);
        }
        return tokens.get(next++);
    }

    private boolean takeIf(String token) {
        boolean isThere = peek().equals(token);
        if (isThere) {
            next++;
        }
        return isThere;
    }

    private void expect(String token) {
        if (!takeIf(token)) {
            throw new IllegalArgumentException("expected " + token + " before " + peek() + " in " + tokens);
        }
    }

    private Value alternatives() {
        Value left = comparison();
        while (takeIf("or")) {
            Set<Map<String, String>> known =
                    left.samples().stream().map(Sample::withoutName).collect(Collectors.toSet());
            List<Sample> all = new ArrayList<>(left.samples());
            comparison().samples().stream()
                    .filter(sample -> !known.contains(sample.withoutName()))
                    .forEach(all::add);
            left = new Value(false, all);
        }
        return left;
    }

    /** What the comparison holds for. */
    private Value comparison() {
        Value left = product();
        if (!COMPARISONS.contains(peek())) {
            return left;
        }
        String operator = take();
        return new Value(
                false,
                pairs(left, product()).stream()
                        .filter(pair -> holds(pair.left().value(), operator, pair.right()))
                        .map(Pair::left)
                        .toList());
    }

    private static boolean holds(double left, String operator, double right) {
        return switch (operator) {
            case "==" -> left == right;
            case "!=" -> left != right;
            case ">" -> left > right;
            case "<" -> left < right;
            case ">=" -> left >= right;
            case "<=" -> left <= right;
            default -> throw new IllegalArgumentException("no comparison: " + operator);
        };
    }

    private Value product() {
        Value left = primary();
        while (peek().equals("*") || peek().equals("/")) {
            boolean divides = take().equals("/");
            Value right = primary();
            List<Sample> results = pairs(left, right).stream()
                    .map(pair -> new Sample(
                            pair.left().withoutName(),
                            divides
                                    ? pair.left().value() / pair.right()
                                    : pair.left().value() * pair.right()))
                    .toList();
            left = new Value(left.scalar() && right.scalar(), results);
        }
        return left;
    }

    /** Each sample with the number, or with the sample that has the same labels. */
    private static List<Pair> pairs(Value left, Value right) {
        Map<Map<String, String>, Double> byLabels =
                right.samples().stream().collect(Collectors.toMap(Sample::withoutName, Sample::value));
        List<Pair> pairs = new ArrayList<>();
        for (Sample sample : left.samples()) {
            Double other = byLabels.get(right.scalar() ? Map.<String, String>of() : sample.withoutName());
            if (other != null) {
                pairs.add(new Pair(sample, other));
            }
        }
        return pairs;
    }

    private Value primary() {
        String token = take();
        if (token.equals("(")) {
            Value inner = alternatives();
            expect(")");
            return inner;
        }
        if (Character.isDigit(token.charAt(0))) {
            return new Value(true, List.of(new Sample(Map.of(), Double.parseDouble(token))));
        }
        if (AGGREGATIONS.contains(token)) {
            return aggregation(token);
        }
        return token.equals("rate") ? rate() : new Value(false, selected(token));
    }

    private Value aggregation(String kind) {
        List<String> by = new ArrayList<>();
        if (takeIf("by")) {
            expect("(");
            while (!takeIf(")")) {
                by.add(take());
                takeIf(",");
            }
        }
        expect("(");
        List<Sample> samples = alternatives().samples();
        expect(")");
        by.forEach(label -> requireLabel(label, samples));
        BinaryOperator<Double> together =
                kind.equals("sum") ? Double::sum : (one, other) -> one.isNaN() || other > one ? other : one;
        Map<Map<String, String>, Double> groups = new LinkedHashMap<>();
        for (Sample sample : samples) {
            Map<String, String> group = new TreeMap<>(sample.labels());
            group.keySet().retainAll(by);
            groups.merge(group, sample.value(), together);
        }
        return new Value(
                false,
                groups.entrySet().stream()
                        .map(group -> new Sample(group.getKey(), group.getValue()))
                        .toList());
    }

    private Value rate() {
        expect("(");
        String metric = take();
        if (!COUNTER.matcher(metric).matches()) {
            throw new IllegalArgumentException("a rate of what does not count up: " + metric);
        }
        List<Sample> counters = selected(metric);
        expect("[");
        double seconds = Duration.parse("PT" + take().toUpperCase(Locale.ROOT)).toSeconds();
        expect("]");
        expect(")");
        return new Value(
                false,
                counters.stream()
                        .map(counter -> new Sample(counter.withoutName(), counter.value() / seconds))
                        .toList());
    }

    private List<Sample> selected(String metric) {
        List<Sample> all =
                scrape.stream().filter(sample -> sample.name().equals(metric)).toList();
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nobody tells " + metric);
        }
        List<Sample> selected = all;
        if (takeIf("{")) {
            while (!takeIf("}")) {
                String label = take();
                requireLabel(label, all);
                String operator = take();
                String quoted = take();
                String wanted = quoted.substring(1, quoted.length() - 1);
                selected = selected.stream()
                        .filter(sample -> matches(sample.labels().getOrDefault(label, ""), operator, wanted))
                        .toList();
                takeIf(",");
            }
        }
        return selected;
    }

    private static boolean matches(String value, String operator, String wanted) {
        return switch (operator) {
            case "=" -> value.equals(wanted);
            case "!=" -> !value.equals(wanted);
            case "=~" -> value.matches(wanted);
            case "!~" -> !value.matches(wanted);
            default -> throw new IllegalArgumentException("no matcher: " + operator);
        };
    }

    private static void requireLabel(String label, List<Sample> samples) {
        if (!samples.isEmpty()
                && samples.stream().noneMatch(sample -> sample.labels().containsKey(label))) {
            throw new IllegalArgumentException(
                    "no label " + label + " among " + samples.get(0).labels());
        }
    }
}
