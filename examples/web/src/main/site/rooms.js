'use strict';
/**
 * The rooms, in the order in which they are listed. A room: { id, title, sentence, fields, open(place, values, change) }. open fills the element,
 * calls change({ key: text }) when something was chosen, and returns { update(values), close() }: update is called when the address was changed by
 * the reader.
 */
const Rooms = [];

/** Keys of activations in addresses, with their names. */
const ACTIVATIONS = [['relu', 'ReLU'], ['leaky-relu', 'Leaky ReLU'], ['tanh', 'tanh'], ['sigmoid', 'sigmoid'], ['gelu', 'GELU'], ['silu', 'SiLU'], ['elu', 'ELU'], ['selu', 'SELU'], ['softplus', 'softplus'], ['mish', 'Mish'], ['softsign', 'softsign'], ['gelu-tanh', 'GELU by tanh'], ['identity', 'identity']];
