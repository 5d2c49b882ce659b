package org.aullm.datasets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a table as an xlsx file with one sheet, the same bytes for the same table: the least that ECMA-376 asks for. */
public final class Workbook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private Workbook() {}

    /**
     * Writes a table.
     *
     * @param sheet the sheet's name
     * @param rows texts and whole numbers; an empty text leaves its cell out
     */
    public static void write(OutputStream out, String sheet, List<List<Object>> rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE + "content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPE + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPE
                            + "worksheet+xml\"/></Types>");
            part(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + DOCUMENT + "\"><sheets><sheet name=\""
                            + escaped(sheet) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            StringBuilder cells = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
            for (int row = 0; row < rows.size(); row++) {
                row(cells, row + 1, rows.get(row));
            }
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    cells.append("</sheetData></worksheet>").toString());
        }
    }

    private static void row(StringBuilder cells, int number, List<Object> row) {
        cells.append("<row r=\"").append(number).append("\">");
        for (int column = 0; column < row.size(); column++) {
            Object value = row.get(column);
            String place = (char) ('A' + column) + Integer.toString(number);
            if (value instanceof Integer) {
                cells.append("<c r=\"%s\"><v>%s</v></c>".formatted(place, value));
            } else if (!value.toString().isEmpty()) {
                cells.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted(place, escaped(value.toString())));
            }
        }
        cells.append("</row>");
    }

    private static String relation(String kind, String target) {
        return "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"rId1\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(PACKAGE, DOCUMENT, kind, target);
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write((HEAD + text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
