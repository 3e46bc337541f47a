package by.pavilion.customs.export;

import by.pavilion.shared.Money;
import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints an invoice or a packing list, labelled in English, Russian and Chinese. Its one font has the letters of all three and
 * is embedded as far as it is used, so the paper looks the same everywhere.
 */
@ApplicationScoped
public class DocumentPdf {
    private static final String FONT = "fonts/wqy-microhei.ttc";
    private static final int MARGIN = 36;

    private final BaseFont letters = letters();

    DocumentPdf() {}

    /** @throws IllegalArgumentException when documents of this kind are not printed */
    public byte[] print(ExportDocument document) {
        if (!document.kind().isPrinted()) {
            throw new IllegalArgumentException(document.kind() + " is not printed");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Document paper = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(paper, out);
            paper.addTitle(document.number());
            paper.open();
            paper.add(title(document));
            paper.add(head(document));
            paper.add(document.kind() == DocumentKind.INVOICE ? priced(document) : packed(document));
            paper.add(foot(document));
        } catch (DocumentException e) {
            throw new IllegalStateException("printing to memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private Paragraph title(ExportDocument document) {
        String words = document.kind() == DocumentKind.INVOICE
                ? "Commercial invoice · Коммерческий инвойс · 商业发票"
                : "Packing list · Упаковочный лист · 装箱单";
        Paragraph title = new Paragraph(words, new Font(letters, 14));
        title.add(new Phrase("\n№ " + document.number() + " · " + document.issuedOn(), new Font(letters, 10)));
        title.setSpacingAfter(8);
        return title;
    }

    private PdfPTable head(ExportDocument document) {
        ConsignmentTerms.Exporter exporter = document.exporter();
        ConsignmentTerms.Consignee consignee = document.consignee();
        ConsignmentTerms.Transport transport = document.transport();
        PdfPTable table = new PdfPTable(2);
        table.setWidthPercentage(100);
        table.setSpacingAfter(10);
        table.addCell(labelled(
                "Exporter · Экспортёр · 出口商",
                Stream.of(exporter.nameEn(), exporter.name(), exporter.address(), "УНП " + exporter.unp())));
        table.addCell(labelled(
                "Consignee · Получатель · 收货人", Stream.of(consignee.name(), consignee.address(), consignee.country())));
        table.addCell(labelled(
                "Contract, delivery · Договор, поставка · 合同、交货",
                Stream.of(
                        document.contract().number() + " · "
                                + document.contract().signedOn(),
                        document.delivery().incoterms() + " "
                                + document.delivery().place())));
        table.addCell(labelled(
                "Transport · Транспорт · 运输",
                Stream.of(
                        vehicle(transport.vehicle(), transport.vehicleCountry()),
                        "№ " + transport.noteNumber() + " · " + transport.noteDate(),
                        transport.container(),
                        transport.seal(),
                        transport.marks() == null ? null : "Marks · Маркировка · 唛头: " + transport.marks(),
                        inland(transport.inland()))));
        return table;
    }

    private static @Nullable String inland(ConsignmentTerms.@Nullable Inland inland) {
        return inland == null
                ? null
                : "To the border · До границы · 至边境: " + vehicle(inland.vehicle(), inland.vehicleCountry());
    }

    private static String vehicle(String name, @Nullable String country) {
        return country == null ? name : name + " (" + country + ")";
    }

    private PdfPTable priced(ExportDocument document) {
        PdfPTable table = table(
                new float[] {3, 34, 11, 6, 8, 7, 11, 12},
                "№",
                "Goods · Товар · 货物",
                "HS · ТН ВЭД · 税号",
                "Origin · 产地",
                "Quantity · 数量",
                "Unit · 单位",
                "Price · Цена · 单价",
                "Amount · Сумма · 金额");
        for (ExportDocument.Item item : document.items()) {
            goods(table, item);
            table.addCell(number(money(item.price())));
            table.addCell(number(money(item.value())));
        }
        total(table, 7);
        table.addCell(number(money(document.totals().value())));
        return table;
    }

    private PdfPTable packed(ExportDocument document) {
        PdfPTable table = table(
                new float[] {3, 34, 11, 6, 8, 7, 8, 9, 9},
                "№",
                "Goods · Товар · 货物",
                "HS · ТН ВЭД · 税号",
                "Origin · 产地",
                "Quantity · 数量",
                "Unit · 单位",
                "Packages · Места · 件数",
                "Net kg · Нетто · 净重",
                "Gross kg · Брутто · 毛重");
        for (ExportDocument.Item item : document.items()) {
            goods(table, item);
            table.addCell(number(Integer.toString(item.packages())));
            table.addCell(number(item.netKg().toPlainString()));
            table.addCell(number(item.grossKg().toPlainString()));
        }
        total(table, 6);
        table.addCell(number(Integer.toString(document.totals().packages())));
        table.addCell(number(document.totals().netKg().toPlainString()));
        table.addCell(number(document.totals().grossKg().toPlainString()));
        return table;
    }

    private void goods(PdfPTable table, ExportDocument.Item item) {
        ExportDocument.Coded unit = item.unit();
        table.addCell(number(Integer.toString(item.number())));
        table.addCell(text(Stream.of(
                item.sku(), item.names().en(), item.names().ru(), item.names().zh())));
        table.addCell(text(Stream.of(item.hsCode())));
        table.addCell(text(Stream.of(item.originCountry())));
        table.addCell(number(item.quantity() == null ? "" : item.quantity().toPlainString()));
        table.addCell(text(Stream.of(unit == null ? "" : unit.nameEn() + " (" + unit.code() + ")")));
    }

    private void total(PdfPTable table, int columns) {
        PdfPCell cell = new PdfPCell(new Phrase("Total · Итого · 合计", new Font(letters, 9)));
        cell.setColspan(columns);
        table.addCell(cell);
    }

    private Paragraph foot(ExportDocument document) {
        List<String> lines = new ArrayList<>();
        for (ExportDocument.Rest rest : document.bases()) {
            lines.add(rest.part() + ": " + rest.basis() + " (" + rest.source() + ")");
        }
        Paragraph foot = new Paragraph(String.join("\n", lines), new Font(letters, 7));
        foot.setSpacingBefore(10);
        return foot;
    }

    private PdfPTable table(float[] widths, String... heads) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (String head : heads) {
            table.addCell(new PdfPCell(new Phrase(head, new Font(letters, 8))));
        }
        return table;
    }

    private PdfPCell labelled(String label, Stream<@Nullable String> lines) {
        PdfPCell cell = new PdfPCell();
        cell.addElement(new Paragraph(label, new Font(letters, 7)));
        cell.setBorder(Rectangle.BOX);
        cell.setPadding(4);
        for (String line : lines.filter(text -> text != null).toList()) {
            cell.addElement(new Paragraph(line, new Font(letters, 9)));
        }
        return cell;
    }

    private PdfPCell text(Stream<@Nullable String> lines) {
        return new PdfPCell(
                new Phrase(String.join("\n", lines.filter(text -> text != null).toList()), new Font(letters, 8)));
    }

    private PdfPCell number(String text) {
        PdfPCell cell = new PdfPCell(new Phrase(text, new Font(letters, 8)));
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    private static String money(@Nullable Money money) {
        return money == null ? "" : money.toString();
    }

    private static BaseFont letters() {
        try (InputStream file = DocumentPdf.class.getClassLoader().getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("missing resource " + FONT);
            }
            return BaseFont.createFont(
                    FONT + ",0", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, file.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
