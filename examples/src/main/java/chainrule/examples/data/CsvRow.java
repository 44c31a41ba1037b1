package chainrule.examples.data;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line where it begins, counted from 1
 */
record CsvRow(int line, List<String> cells) {}
