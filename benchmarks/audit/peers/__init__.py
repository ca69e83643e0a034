"""The same posts in other generators, each with the settings that its own guide begins with."""
