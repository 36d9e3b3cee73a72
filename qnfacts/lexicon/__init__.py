"""The words, each once, with its meaning, an example and a look-alike.

The tables are Python literals, because they are needed at every start and load from bytecode at once;
a row is a word, its meaning, a phrase in which it means that, and a phrase in which it does not.
"""
