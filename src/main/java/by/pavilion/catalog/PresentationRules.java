package by.pavilion.catalog;

import by.pavilion.shared.Languages;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What options, attributes and media must look like. */
final class PresentationRules {
    static final int MOST_OPTIONS = 5;
    static final int MOST_MEDIA = 20;
    static final int OPTION_LENGTH = 60;
    static final int VALUE_LENGTH = 500;
    static final int ALTERNATIVE_LENGTH = 250;
    static final int URL_LENGTH = 2_000;
    static final int DECIMALS = 3;

    private static final Pattern CODE = Pattern.compile("[a-z][A-Za-z0-9]{0,29}");

    /** A name with a dot in it; numbers are no hosts that a shop is at, and only they end with a digit. */
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?");

    /** Ends of names that lead nowhere but into somebody's own network (RFC 6761, RFC 8375, and those of common routers). */
    private static final Set<String> PRIVATE_ENDS = Set.of(
            "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "test", "invalid", "arpa");

    private final Presentation presentation;
    private final Findings found;

    PresentationRules(Presentation presentation, Findings found) {
        this.presentation = presentation;
        this.found = found;
    }

    void checkOptions() {
        List<VariantOption> options = presentation.options();
        if (options.size() > MOST_OPTIONS) {
            found.refuse("/options", "too-many", "max", MOST_OPTIONS);
        }
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < Math.min(options.size(), MOST_OPTIONS); place++) {
            VariantOption option = options.get(place);
            String pointer = "/options/" + place;
            if (option.code().isEmpty()) {
                found.refuse(pointer + "/code", "required");
            } else if (!seen.add(option.code())) {
                found.refuse(pointer + "/code", "repeated");
            }
            found.form(pointer + "/code", option.code().isEmpty() ? null : option.code(), CODE);
            someTexts(pointer + "/name", option.name(), OPTION_LENGTH);
            someTexts(pointer + "/value", option.value(), OPTION_LENGTH);
        }
    }

    void checkMedia() {
        List<Medium> media = presentation.media();
        if (media.size() > MOST_MEDIA) {
            found.refuse("/media", "too-many", "max", MOST_MEDIA);
        }
        Set<String> seen = new HashSet<>();
        for (int place = 0; place < Math.min(media.size(), MOST_MEDIA); place++) {
            Medium medium = media.get(place);
            String pointer = "/media/" + place;
            if (medium.url().length() > URL_LENGTH) {
                found.refuse(pointer + "/url", "too-long", "max", URL_LENGTH);
            } else if (!seen.add(medium.url())) {
                found.refuse(pointer + "/url", "repeated");
            } else {
                objection(medium.url()).ifPresent(reason -> found.refuse(pointer + "/url", reason));
            }
            if (medium.kind() == MediumKind.IMAGE) {
                someTexts(pointer + "/alternativeText", medium.alternativeText(), ALTERNATIVE_LENGTH);
            } else {
                texts(pointer + "/alternativeText", medium.alternativeText(), ALTERNATIVE_LENGTH);
            }
        }
    }

    void checkAttributes(List<AttributeDefinition> definitions) {
        Map<String, AttributeDefinition> known =
                definitions.stream().collect(Collectors.toMap(AttributeDefinition::code, Function.identity()));
        presentation.attributes().forEach((code, value) -> {
            String pointer = "/attributes/" + code.replace("~", "~0").replace("/", "~1");
            AttributeDefinition definition = known.get(code);
            if (definition == null) {
                found.refuse(pointer, "unknown-attribute");
            } else {
                check(pointer, definition, value);
            }
        });
    }

    private void check(String pointer, AttributeDefinition definition, AttributeValue value) {
        switch (definition.type()) {
            case TEXT -> {
                if (value instanceof AttributeValue.Text text) {
                    someText(pointer, text.value());
                } else {
                    wrongType(pointer, "string");
                }
            }
            case CHOICE -> {
                if (!(value instanceof AttributeValue.Text text)) {
                    wrongType(pointer, "string");
                } else if (definition.choice(text.value()).isEmpty()) {
                    found.refuse(
                            pointer,
                            "unknown-value",
                            "allowed",
                            definition.choices().stream()
                                    .map(AttributeDefinition.Choice::code)
                                    .collect(Collectors.joining(", ")));
                }
            }
            case NUMBER -> {
                if (value instanceof AttributeValue.Amount amount) {
                    check(pointer, definition, amount.value());
                } else {
                    wrongType(pointer, "number");
                }
            }
            case FLAG -> {
                if (!(value instanceof AttributeValue.Flag)) {
                    wrongType(pointer, "boolean");
                }
            }
            case TEXTS -> {
                if (value instanceof AttributeValue.Texts texts) {
                    someTexts(pointer, texts.value(), VALUE_LENGTH);
                } else {
                    wrongType(pointer, "object");
                }
            }
        }
    }

    private void check(String pointer, AttributeDefinition definition, BigDecimal value) {
        if (definition.min().filter(min -> value.compareTo(min) < 0).isPresent()) {
            found.refuse(pointer, "too-small", "value", definition.min().orElseThrow());
        } else if (definition.max().filter(max -> value.compareTo(max) > 0).isPresent()) {
            found.refuse(pointer, "too-large", "value", definition.max().orElseThrow());
        } else if (value.scale() > DECIMALS) {
            found.tooPrecise(pointer, DECIMALS);
        }
    }

    private void someText(String pointer, String text) {
        if (text.isEmpty()) {
            found.refuse(pointer, "required");
        }
        found.text(pointer, text, VALUE_LENGTH);
    }

    private void someTexts(String pointer, Map<String, String> texts, int max) {
        if (texts.isEmpty()) {
            found.refuse(pointer, "required");
        }
        texts(pointer, texts, max);
    }

    private void texts(String pointer, Map<String, String> texts, int max) {
        texts.forEach((language, text) -> {
            String place = pointer + "/" + language.replace("~", "~0").replace("/", "~1");
            if (!Languages.ALL.contains(language)) {
                found.refuse(place, "unknown-language");
            } else if (text.isBlank()) {
                found.refuse(place, "required");
            } else {
                found.text(place, text, max);
            }
        });
    }

    private void wrongType(String pointer, String expected) {
        found.refuse(pointer, "wrong-type", "expected", expected);
    }

    /** Why an address is none that buyers could be sent to. */
    private static Optional<String> objection(String url) {
        if (url.isEmpty()) {
            return Optional.of("required");
        }
        try {
            URI address = new URI(url);
            String host = Objects.requireNonNullElse(address.getHost(), "").toLowerCase(Locale.ROOT);
            if (!"https".equalsIgnoreCase(address.getScheme())) {
                return Optional.of("not-https");
            }
            if (address.getRawUserInfo() != null) {
                return Optional.of("credentials-in-url");
            }
            if (!HOST.matcher(host).matches() || PRIVATE_ENDS.contains(host.substring(host.lastIndexOf('.') + 1))) {
                return Optional.of("private-host");
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("malformed");
        }
    }
}
