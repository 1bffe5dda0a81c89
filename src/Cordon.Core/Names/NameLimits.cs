using Cordon.Core.Values;

namespace Cordon.Core.Names;

/// <summary>The bounds of reading and comparing names.</summary>
public static class NameLimits
{
    /// <summary>The most characters of a name that are read: longer than any a passport or a register prints; the rest is cut off.</summary>
    public const int CharactersMax = 256;

    /// <summary>The most pieces of a name that are compared, so that aligning two names has a bound; a set of pieces also fits one byte.</summary>
    public const int TokensMax = 8;

    /// <summary>The most Chinese syllables of a name that are aligned: the longest names of firms without their legal form.</summary>
    public const int SlotsMax = 12;

    /// <summary>The most ways in which one Latin word is divided into Chinese syllables: "xian" is two, few words have more.</summary>
    public const int DivisionsMax = 3;

    /// <summary>The most letters of a word of which edits are counted: they stand in the bits of one machine word.</summary>
    public const int WordLettersMax = 64;

    /// <summary>The most values of one fact (documents, countries) of an entry; more than any published list gives a person.</summary>
    public const int FactValuesMax = 64;

    /// <summary>The most entries of a list whose readings are kept once they were compared, at some kilobytes each.</summary>
    public const int ReadingsKeptMax = 32_768;

    /// <summary>The most findings of one check: more are not looked at by a person, and how many there were is told.</summary>
    public const int FindingsMax = 50;

    /// <summary>From this score on a pair is reported, unless another threshold is asked for; measured in docs/names.md.</summary>
    public static readonly Score Threshold = new(700_000);
}
