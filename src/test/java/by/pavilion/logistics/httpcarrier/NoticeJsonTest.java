package by.pavilion.logistics.httpcarrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.logistics.Location;
import by.pavilion.logistics.TrackingCode;
import by.pavilion.logistics.TrackingNotice;
import by.pavilion.logistics.Trouble;
import by.pavilion.logistics.UnreadableNotice;
import by.pavilion.logistics.tracking.CarrierCodes.Meaning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-11T03:00:00Z");
    private static final NoticeJson.Codes OURS =
            (code, country) -> new Meaning(TrackingCode.fromWire(code), Optional.empty());
    private static final String NOTICE = """
            {"eventId":"e1","waybillNo":"SX1","code":"departed","occurredAt":"2026-11-11T02:00:00Z","offset":"+08:00",
             "location":{"name":"北京","country":"CN"},"text":"已发出","lastMile":true,"new":{"member":1}}""";

    @Test
    void readsWhatTheCarrierTells() throws UnreadableNotice {
        assertThat(read(NOTICE))
                .isEqualTo(new TrackingNotice(
                        "e1",
                        "SX1",
                        TrackingCode.DEPARTED,
                        "departed",
                        "已发出",
                        Instant.parse("2026-11-11T02:00:00Z"),
                        ZoneOffset.ofHours(8),
                        new Location("北京", "CN"),
                        true));
    }

    @Test
    void doesWithoutWhatMayBeMissing() throws UnreadableNotice {
        TrackingNotice notice = read(
                "{\"eventId\":\"e1\",\"waybillNo\":\"SX1\",\"code\":\"x\",\"occurredAt\":\"2026-11-11T02:00:00Z\"}");

        assertThat(notice.code()).isEqualTo(TrackingCode.OTHER);
        assertThat(notice.rawCode()).isEqualTo("x");
        assertThat(notice.offset()).isEqualTo(ZoneOffset.UTC);
        assertThat(notice.location()).isEqualTo(new Location(null, null));
        assertThat(notice.lastMile()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "e1, '', /eventId",
        "e1, 汉, /eventId",
        "SX1, ' ', /waybillNo",
        "departed, '', /code",
        "2026-11-11T02:00:00Z, yesterday, /occurredAt",
        "2026-11-11T02:00:00Z, 0001-01-01T00:00:00Z, /occurredAt",
        "2026-11-11T02:00:00Z, 2026-11-11T05:00:00Z, /occurredAt",
        "2026-11-11T02:00:00Z, +999999999-01-01T00:00:00Z, /occurredAt",
        "+08:00, +99:00, /offset",
        "+08:00, +14:01, /offset",
        "+08:00, +08:00:30, /offset"
    })
    void namesWhatItCannotRead(String good, String bad, String pointer) {
        assertThatThrownBy(() -> read(NOTICE.replace("\"" + good + "\"", "\"" + bad + "\"")))
                .isInstanceOfSatisfying(
                        UnreadableNotice.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    @Test
    void readsWhatIsWrongAndWhere() throws UnreadableNotice {
        String exception = NOTICE.replace("departed", "exception")
                .replace("\"country\":\"CN\"", "\"country\":\"CN\",\"unlocode\":\"CNBJS\"");

        TrackingNotice refused = read(with("\"reason\":\"refused\"", exception));
        TrackingNotice unknown = read(with("\"reason\":\"bewitched\"", exception));

        assertThat(refused.code()).isEqualTo(TrackingCode.EXCEPTION);
        assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.location()).isEqualTo(new Location("北京", "CN", "CNBJS"));
        assertThat(unknown.trouble()).isNull();
        assertThat(read(exception.replace("CNBJS", "Peking")).location()).isEqualTo(new Location("北京", "CN"));
    }

    @Test
    void readsWhatIsTakenBackAndWhatIsRightInstead() throws UnreadableNotice {
        TrackingNotice corrected = read(with("\"retracts\":\"e0\"", NOTICE));
        TrackingNotice withdrawn = read("""
                {"eventId":"e2","waybillNo":"SX1","occurredAt":"2026-11-11T02:00:00Z","retracts":"e1"}""");

        assertThat(corrected.code()).isEqualTo(TrackingCode.DEPARTED);
        assertThat(corrected.retracts()).isEqualTo("e0");
        assertThat(withdrawn.code()).isEqualTo(TrackingCode.OTHER);
        assertThat(withdrawn.retracts()).isEqualTo("e1");
        assertThatThrownBy(() -> read(with("\"retracts\":\"汉\"", NOTICE)))
                .isInstanceOfSatisfying(
                        UnreadableNotice.class, e -> assertThat(e.pointer()).isEqualTo("/retracts"));
    }

    @Test
    void whatHappensAtADoorIsOfTheLastMileEvenIfThatIsNotSaid() throws UnreadableNotice {
        String unsaid = NOTICE.replace("\"lastMile\":true,", "");

        assertThat(read(unsaid).lastMile()).isFalse();
        assertThat(read(unsaid.replace("departed", "delivered")).lastMile()).isTrue();
    }

    @Test
    void readsCodesAsTheyAreMeantWhereTheyAreToldOf() throws UnreadableNotice {
        NoticeJson.Codes codes = (code, country) -> code.equals("EMH") && country.equals("CN")
                ? new Meaning(TrackingCode.EXCEPTION, Optional.of(Trouble.ADDRESS))
                : new Meaning(TrackingCode.OTHER, Optional.empty());
        String notice = NOTICE.replace("departed", "EMH");

        List<TrackingNotice> there = NoticeJson.parse(notice.getBytes(StandardCharsets.UTF_8), codes, NOW);
        List<TrackingNotice> elsewhere =
                NoticeJson.parse(notice.replace("CN", "BY").getBytes(StandardCharsets.UTF_8), codes, NOW);

        assertThat(there).extracting(TrackingNotice::code).containsExactly(TrackingCode.EXCEPTION);
        assertThat(there).extracting(TrackingNotice::trouble).containsExactly(Trouble.ADDRESS);
        assertThat(there).extracting(TrackingNotice::rawCode).containsExactly("EMH");
        assertThat(elsewhere).extracting(TrackingNotice::code).containsExactly(TrackingCode.OTHER);
    }

    private static String with(String member, String notice) {
        return notice.replace("\"lastMile\"", member + ",\"lastMile\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "5", "{\"lastMile\":\"perhaps\"}"})
    void cannotReadWhatIsNoNotice(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableNotice.class);
    }

    @Test
    void readsSeveralInTheirOrder() throws UnreadableNotice {
        String body = "{\"events\":[%s,%s]}".formatted(NOTICE, NOTICE.replace("e1", "e2"));

        assertThat(NoticeJson.parse(body.getBytes(StandardCharsets.UTF_8), OURS, NOW))
                .extracting(TrackingNotice::eventId)
                .containsExactly("e1", "e2");
    }

    @Test
    void saysWhichOfSeveralIsWrong() {
        String body = "{\"events\":[%s,%s]}".formatted(NOTICE, NOTICE.replace("SX1", ""));

        assertThatThrownBy(() -> NoticeJson.parse(body.getBytes(StandardCharsets.UTF_8), OURS, NOW))
                .isInstanceOfSatisfying(UnreadableNotice.class, unreadable -> assertThat(unreadable.pointer())
                        .isEqualTo("/events/1/waybillNo"));
    }

    @Test
    void takesUpToAHundredAtOnce() {
        for (String events : List.of("", NOTICE + ("," + NOTICE).repeat(100))) {
            assertThatThrownBy(() -> NoticeJson.parse(
                            "{\"events\":[%s]}".formatted(events).getBytes(StandardCharsets.UTF_8), OURS, NOW))
                    .isInstanceOfSatisfying(UnreadableNotice.class, unreadable -> assertThat(unreadable.pointer())
                            .isEqualTo("/events"));
        }
    }

    private static TrackingNotice read(String body) throws UnreadableNotice {
        List<TrackingNotice> notices = NoticeJson.parse(body.getBytes(StandardCharsets.UTF_8), OURS, NOW);
        assertThat(notices).hasSize(1);
        return notices.get(0);
    }
}
