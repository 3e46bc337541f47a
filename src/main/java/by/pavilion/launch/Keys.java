package by.pavilion.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The generated API keys of a demo, in a file that a shell can source, and the secrets of an installation that was given
 * none. A file that lost a line gets a new value for it; the others stay.
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

    /** Known to this installation alone, so that it can make them up. */
    private static final Map<String, String> OWN_SECRETS = inOrder(
            "pavilion.secrets.access-token-key", "",
            "pavilion.secrets.vault-key", "",
            "pavilion.secrets.blind-index-key", "");

    /** Agreed with firms outside: only those that the sandbox plays take whatever is made up here. */
    private static final Map<String, String> SANDBOX_SECRETS = inOrder(
            "pavilion.secrets.payment-secret", "",
            "pavilion.secrets.carrier-secret", "",
            "pavilion.secrets.real-name-secret", "",
            "pavilion.secrets.wechatpay-api-v3-key", "");

    private Keys() {}

    /** Reads both files of a demo, completes what is missing, and gives everything by the name of its setting. */
    static Map<String, String> ofDemo(Home home) {
        Map<String, String> all = new LinkedHashMap<>();
        Map<String, String> keys = complete(
                home,
                CREDENTIALS,
                "# API keys of this demo. Load them into a shell with:  . '%s'\n".formatted(home.file(CREDENTIALS)),
                ROLES);
        ROLES.forEach((variable, role) -> all.put("pavilion.identity.keys." + role, value(keys, variable)));
        Map<String, String> secrets = new LinkedHashMap<>(OWN_SECRETS);
        secrets.putAll(SANDBOX_SECRETS);
        all.putAll(complete(home, SECRETS, "# Other secrets of this demo, read at each start.\n", secrets));
        return all;
    }

    /** The settings without which no installation starts. */
    static Set<String> ownSecrets() {
        return OWN_SECRETS.keySet();
    }

    /** Reads the secrets of an installation that was not given all of its own, and completes what is missing. */
    static Map<String, String> ofInstallation(Home home) {
        return complete(
                home,
                SECRETS,
                "# Secrets of this installation, read at each start. Keep this file, apart from the database's backup, and"
                        + " give it to every replica.\n",
                OWN_SECRETS);
    }

    private static Map<String, String> complete(Home home, String file, String heading, Map<String, String> names) {
        Map<String, String> lines = parse(home.read(file).orElse(""));
        if (!lines.keySet().containsAll(names.keySet())) {
            names.forEach((name, role) ->
                    lines.computeIfAbsent(name, absent -> (role.isEmpty() ? "" : "pav_" + role + "_") + random(name)));
            home.writeSecret(file, heading + print(lines));
        }
        return lines;
    }

    /** A key of AES-256 that is a text has exactly 32 characters. */
    private static String random(String name) {
        String random = Secrets.random();
        return name.endsWith("api-v3-key") ? random.substring(0, 32) : random;
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
