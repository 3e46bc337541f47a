package by.pavilion.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Lets tests of other packages write and read events just as the outbox and the reactions do. */
public final class EventJson {
    private static final ObjectMapper JSON = EventMapper.create();

    private EventJson() {}

    public static String write(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T> T read(String data, Class<T> shape) {
        try {
            return JSON.readValue(data, shape);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
