package by.pavilion.ordering.alipay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a request or a notification, and the text of them that is signed. */
final class Form {
    private Form() {}

    /** By name, as the signature wants them. */
    static SortedMap<String, String> parse(String body) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8);
                if (values.put(name, URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)) != null) {
                    throw new IllegalArgumentException("a parameter stands twice");
                }
            }
        }
        return values;
    }

    static String print(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What is signed: all sorted parameters as they are read, joined. */
    static String signed(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining("&"));
    }
}
