package by.pavilion.customs;

import by.pavilion.catalog.ContentUnit;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of rules. Plain JDBC: whoever asks may be in no transaction and no request. */
@ApplicationScoped
class RuleStore {
    private final DataSource dataSource;

    RuleStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    RuleBook load() {
        try (Connection connection = dataSource.getConnection()) {
            return new RuleBook(
                    list(connection, "SELECT * FROM customs_tax_rates ORDER BY id", RuleStore::taxRate),
                    list(connection, "SELECT * FROM customs_retail_rules ORDER BY id", RuleStore::retailRule),
                    list(connection, "SELECT * FROM customs_allowed_goods ORDER BY id", RuleStore::allowedGoods),
                    list(connection, "SELECT * FROM customs_mode_restrictions ORDER BY id", RuleStore::restriction),
                    list(
                            connection,
                            "SELECT * FROM customs_filers ORDER BY channel, shop, document, valid_from",
                            RuleStore::filingRule),
                    list(connection, "SELECT * FROM customs_needed_documents ORDER BY id", RuleStore::documentRule),
                    list(
                            connection,
                            "SELECT * FROM customs_registration_regimes ORDER BY valid_from",
                            RuleStore::regime),
                    list(
                            connection,
                            "SELECT * FROM customs_declared_elements ORDER BY id",
                            RuleStore::declaredElements),
                    codes(connection),
                    list(
                            connection,
                            "SELECT * FROM customs_consumer_notices JOIN customs_consumer_notice_texts USING (version)",
                            RuleStore::noticeText));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rules of customs", e);
        }
    }

    private static CodeTables codes(Connection connection) throws SQLException {
        return new CodeTables(
                list(connection, "SELECT * FROM customs_statutory_units ORDER BY id", RuleStore::statutoryUnits),
                list(connection, "SELECT * FROM customs_units ORDER BY id", RuleStore::unit),
                list(connection, "SELECT * FROM customs_countries ORDER BY id", RuleStore::country),
                list(connection, "SELECT * FROM customs_gmodel_codes ORDER BY id", RuleStore::gmodelCode));
    }

    private static <T> List<T> list(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    private static GmodelCode gmodelCode(ResultSet row) throws SQLException {
        return new GmodelCode(
                row.getInt("place"),
                row.getString("element"),
                row.getString("code"),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static TaxRate taxRate(ResultSet row) throws SQLException {
        return new TaxRate(
                Tax.valueOf(row.getString("tax")),
                row.getString("hs_prefix"),
                TaxRate.Kind.valueOf(row.getString("kind")),
                row.getBigDecimal("rate"),
                row.getBigDecimal("amount_per_unit"),
                word(row, "amount_unit", TaxRate.AmountUnit::valueOf),
                row.getBigDecimal("from_price"),
                word(row, "from_price_unit", ContentUnit::valueOf),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static RetailRule retailRule(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new RetailRule(
                Money.ofMinor(row.getLong("order_limit_minor"), currency),
                Money.ofMinor(row.getLong("year_limit_minor"), currency),
                row.getBigDecimal("tariff_share"),
                row.getBigDecimal("tax_share"),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static AllowedGoods allowedGoods(ResultSet row) throws SQLException {
        return new AllowedGoods(
                row.getString("hs_prefix"),
                row.getString("edition"),
                row.getString("remark"),
                AllowedGoods.Rule.valueOf(row.getString("rule")),
                row.getBigDecimal("yearly_quantity"),
                row.getString("yearly_unit"),
                row.getString("exclude_if_tag"),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static ModeRestriction restriction(ResultSet row) throws SQLException {
        return new ModeRestriction(
                row.getString("hs_prefix"),
                CustomsMode.ofCode(row.getString("mode")),
                Compliance.Verdict.valueOf(row.getString("verdict")),
                new Compliance.Reason(row.getString("reason"), row.getString("source")),
                row.getString("destination"),
                row.getString("except_destination"),
                word(row, "unless_document", DocumentKind::valueOf),
                from(row),
                until(row));
    }

    private static DocumentRule documentRule(ResultSet row) throws SQLException {
        return new DocumentRule(
                row.getString("hs_prefix"),
                CustomsMode.ofCode(row.getString("mode")),
                DocumentKind.valueOf(row.getString("document")),
                DocumentLevel.valueOf(row.getString("level")),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static RegistrationRegime regime(ResultSet row) throws SQLException {
        return new RegistrationRegime(
                row.getString("regime"),
                Pattern.compile(row.getString("number_form")),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static DeclaredElements declaredElements(ResultSet row) throws SQLException {
        return new DeclaredElements(
                row.getString("hs_prefix"),
                List.of(row.getString("elements_zh").split("\\|")),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static StatutoryUnits statutoryUnits(ResultSet row) throws SQLException {
        return new StatutoryUnits(
                row.getString("hs_prefix"),
                row.getString("first_unit"),
                row.getString("second_unit"),
                row.getBoolean("by_content"),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static CustomsUnit unit(ResultSet row) throws SQLException {
        return new CustomsUnit(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_ru"),
                row.getString("name_en"),
                measure(row),
                row.getString("source"),
                from(row),
                until(row));
    }

    /** A unit of which only half was entered can be compared with nothing. */
    private static CustomsUnit.@Nullable Measure measure(ResultSet row) throws SQLException {
        ContentUnit of = word(row, "measure", ContentUnit::valueOf);
        BigDecimal inOne = row.getBigDecimal("in_one");
        return of == null || inOne == null || inOne.signum() <= 0 ? null : new CustomsUnit.Measure(of, inOne);
    }

    private static CustomsCountry country(ResultSet row) throws SQLException {
        return new CustomsCountry(
                row.getString("digits"),
                row.getString("letters"),
                row.getString("name_zh"),
                row.getString("name_ru"),
                row.getString("name_en"),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static NoticeText noticeText(ResultSet row) throws SQLException {
        return new NoticeText(
                row.getString("version"),
                row.getString("language"),
                row.getString("text"),
                row.getString("url"),
                row.getString("source"),
                from(row),
                until(row));
    }

    private static FilingRule filingRule(ResultSet row) throws SQLException {
        return new FilingRule(
                row.getString("channel"),
                row.getString("shop"),
                DocumentType.ofCode(row.getString("document")),
                FiledBy.valueOf(row.getString("filed_by")),
                from(row),
                until(row));
    }

    private static LocalDate from(ResultSet row) throws SQLException {
        return row.getDate("valid_from").toLocalDate();
    }

    private static @Nullable LocalDate until(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getDate("valid_until"))
                .map(Date::toLocalDate)
                .orElse(null);
    }

    private static <T> @Nullable T word(ResultSet row, String column, Function<String, T> reader) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(reader).orElse(null);
    }
}
