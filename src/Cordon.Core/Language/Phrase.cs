namespace Cordon.Core.Language;

/// <summary>
/// What people are told, in each language. Both are needed to make one, where the sentence is made, so that no screen is half translated. Records, files
/// and answers by HTTP have the English.
/// </summary>
/// <param name="English">British spelling, no more than a line.</param>
/// <param name="Chinese">Simplified Chinese, as an officer of a fraud centre says it.</param>
public sealed record Phrase(string English, string Chinese)
{
    /// <summary>What is the same in all languages: a number, a name, what somebody wrote.</summary>
    public static Phrase Same(string text) => new(text, text);

    /// <summary>Phrases one after another, with something between them.</summary>
    public static Phrase Join(string english, string chinese, IReadOnlyCollection<Phrase> parts) =>
        new(string.Join(english, parts.Select(part => part.English)), string.Join(chinese, parts.Select(part => part.Chinese)));

    /// <summary>In one language.</summary>
    public string In(Tongue tongue) => tongue == Tongue.Chinese ? Chinese : English;

    /// <summary>
    /// With values in the places {0}, {1}, …; a phrase among them stands there in the same language. Where the English of one is another word than that
    /// of many, both stand there: {0} {0:payment|payments}.
    /// </summary>
    public Phrase With(params object?[] values) => new(Filled(Tongue.English, values), Filled(Tongue.Chinese, values));

    /// <summary>One language of <see cref="With"/>.</summary>
    public string Filled(Tongue tongue, params object?[] values) =>
        string.Format(CountedWords.Invariant, In(tongue), [.. values.Select(value => value is Phrase phrase ? phrase.In(tongue) : value)]);

    /// <summary>The English, as logs and records have it.</summary>
    public override string ToString() => English;
}
