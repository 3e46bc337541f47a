package by.pavilion.customs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The changes lie in years that no other test looks at. */
@QuarkusTest
class ConsumerNoticesTest {
    @Inject
    DataSource dataSource;

    @Inject
    RuleStore store;

    @Inject
    Clock clock;

    @BeforeEach
    void changeTheNotice() throws SQLException {
        run(
                "INSERT INTO customs_consumer_notices (version, source, valid_from, valid_until) VALUES"
                        + " ('test-old', 'test', '2019-01-01', '2020-02-01'), ('test-new', 'test', '2020-01-15', '2020-07-01')");
        run("INSERT INTO customs_consumer_notice_texts (version, language, text, url) VALUES"
                + " ('test-old', 'zh-CN', '旧', NULL), ('test-old', 'ru', 'старое', NULL),"
                + " ('test-new', 'zh-CN', NULL, 'https://example.org/notice')");
    }

    @AfterEach
    void undo() throws SQLException {
        run("DELETE FROM customs_consumer_notices WHERE version LIKE 'test-%'");
        run("DELETE FROM customs_consumer_notice_texts WHERE version LIKE 'test-%'");
    }

    @Test
    void afterAChangeTheEarlierNoticeIsValidForAWhile() {
        assertThat(notices().versions(LocalDate.of(2020, 1, 14))).containsExactly("test-old");
        assertThat(notices().versions(LocalDate.of(2020, 1, 15))).containsExactly("test-new", "test-old");
        assertThat(notices().versions(LocalDate.of(2020, 2, 1))).containsExactly("test-new");
        assertThat(notices().versions(LocalDate.of(2020, 7, 1))).isEmpty();
    }

    @Test
    void isReadInTheNearestLanguage() {
        LocalDate day = LocalDate.of(2020, 1, 20);

        assertThat(notices().list(day, "be"))
                .extracting(ConsumerNotice::language)
                .containsExactly("zh-CN", "ru");
        assertThat(notices().list(day, "en"))
                .extracting(ConsumerNotice::language)
                .containsExactly("zh-CN", "zh-CN");
        assertThat(notices().list(day, "ru"))
                .element(0)
                .satisfies(notice -> assertThat(notice.text()).isEmpty())
                .satisfies(notice -> assertThat(notice.url()).contains("https://example.org/notice"));
    }

    @Test
    void anyoneReadsTheCurrentOne() {
        given().header("Accept-Language", "en")
                .get("/api/v1/consumer-notices")
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("en"))
                .body("items.version", hasItem("2026-01"))
                .body("items.find { it.version == '2026-01' }.text", startsWith("What you buy here counts"));
    }

    /** Reads the rows as they are, not as they were within the last minute. */
    private ConsumerNotices notices() {
        return new ConsumerNotices(new Rules(store, clock));
    }

    private void run(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        }
    }
}
