'use strict';
/**
 * The rooms, in the order in which they are listed. A room: { id, title, sentence, fields, open(place, values, change) }. open fills the element,
 * calls change({ key: text }) when something was chosen, and returns { update(values), close() }: update is called when the address was changed by
 * the reader.
 */
const Rooms = [];
