package by.pavilion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;

/**
 * What all pages of a list hold. Other tests leave things in it, too, and what a test looks for may stand behind a hundred of
 * those.
 */
public final class WholeList {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JsonPath items;

    private WholeList(JsonPath items) {
        this.items = items;
    }

    /**
     * Reads it as an operator.
     *
     * @param address as of the first page: {@code /api/v1/cases?kind=ATTENTION}
     */
    public static WholeList of(String address) {
        String first = address + (address.contains("?") ? "&" : "?") + "limit=100";
        List<Object> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = TestCalls.asOperator()
                    .get(first + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            items.addAll(page.getList("items"));
            String next = page.getString("next");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return new WholeList(JsonPath.from(print(Map.of("items", items))));
    }

    private static String print(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was JSON before", e);
        }
    }

    /** As REST Assured compares what stands at a path of an answer. */
    public WholeList body(String path, Matcher<?> matcher) {
        Object found = items.get(path);
        if (!matcher.matches(found)) {
            StringDescription why = new StringDescription();
            why.appendText(path + " should be ").appendDescriptionOf(matcher).appendText(" but ");
            matcher.describeMismatch(found, why);
            throw new AssertionError(why.toString());
        }
        return this;
    }

    /** The text at a path, which begins with {@code items}. */
    public String text(String path) {
        return items.getString(path);
    }

    /** The texts at a path. */
    public List<String> texts(String path) {
        return items.getList(path, String.class);
    }

    /** The objects at a path. */
    public List<Map<String, Object>> objects(String path) {
        return items.getList(path);
    }
}
