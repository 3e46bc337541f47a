package by.pavilion.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The generated API keys of a demo, in a file that a shell can source, and its other secrets. A file that lost a line
 * gets a new value for it; the others stay.
 */
final class Keys {
    static final String CREDENTIALS = "credentials.env";
    static final String SECRETS = "secrets.properties";

    private static final Map<String, String> ROLES = inOrder(
            "PAVILION_OPERATOR_KEY", "operator",
            "PAVILION_MERCHANT_KEY", "merchant",
            "PAVILION_STOREFRONT_KEY", "storefront",
            "PAVILION_STOREFRONT_PUBLIC_KEY", "public",
            "PAVILION_CONNECTOR_KEY", "connector");

    private static final Map<String, String> SECRET_NAMES = inOrder(
            "pavilion.secrets.access-token-key", "",
            "pavilion.secrets.vault-key", "",
            "pavilion.secrets.blind-index-key", "",
            "pavilion.secrets.payment-secret", "",
            "pavilion.secrets.carrier-secret", "");

    private Keys() {}

    /** Reads both files, completes what is missing, and gives everything by the name of its setting. */
    static Map<String, String> in(Home home) {
        Map<String, String> all = new LinkedHashMap<>();
        Map<String, String> keys = complete(
                home,
                CREDENTIALS,
                "# API keys of this demo. Load them into a shell with:  . '%s'\n".formatted(home.file(CREDENTIALS)),
                ROLES);
        ROLES.forEach((variable, role) -> all.put("pavilion.identity.keys." + role, value(keys, variable)));
        all.putAll(complete(home, SECRETS, "# Other secrets of this demo, read at each start.\n", SECRET_NAMES));
        return all;
    }

    private static Map<String, String> complete(Home home, String file, String heading, Map<String, String> names) {
        Map<String, String> lines = parse(home.read(file).orElse(""));
        if (!lines.keySet().containsAll(names.keySet())) {
            names.forEach((name, role) -> lines.computeIfAbsent(
                    name, absent -> (role.isEmpty() ? "" : "pav_" + role + "_") + Secrets.random()));
            home.writeSecret(file, heading + print(lines));
        }
        return lines;
    }

    static Map<String, String> parse(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')).strip(),
                        line -> line.substring(line.indexOf('=') + 1).strip(),
                        (first, last) -> last,
                        LinkedHashMap::new));
    }

    static String print(Map<String, String> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String value(Map<String, String> keys, String variable) {
        String value = keys.get(variable);
        if (value == null) {
            throw new IllegalStateException("no " + variable);
        }
        return value;
    }

    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
