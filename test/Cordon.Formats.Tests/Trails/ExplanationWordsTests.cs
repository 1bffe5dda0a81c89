using System.Text.RegularExpressions;
using Cordon.Core.Networks;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Tests.Trails;

/// <summary>What an officer reads of an explanation.</summary>
public sealed partial class ExplanationWordsTests
{
    [Fact]
    public void What_does_not_fit_is_told_with_the_signs_against_it() => Assert.Equal(
        "Market trader: does not fit. Persons who paid in 30 days: 3 (20 or more expected).",
        ExplanationWords.Of(Tested(
            new SignFinding(BystanderSign.Payers, 3, 20, IsAtMost: false, SignSpeaks.Against),
            new SignFinding(BystanderSign.LargestPayment, Facts.Unknown, 25, IsAtMost: true, SignSpeaks.Nothing))));

    [Fact]
    public void What_cannot_be_told_is_told_with_what_is_not_known() => Assert.Equal(
        "Market trader: cannot be told. Persons who paid in 30 days: 3 so far (20 or more expected); "
            + "a person's largest payment, of what persons paid in 30 days: not known (at most 25 % expected).",
        ExplanationWords.Of(Tested(
            new SignFinding(BystanderSign.Payers, 3, 20, IsAtMost: false, SignSpeaks.Nothing),
            new SignFinding(BystanderSign.LargestPayment, Facts.Unknown, 25, IsAtMost: true, SignSpeaks.Nothing))));

    [Fact]
    public void What_was_too_large_to_be_read_says_so() =>
        Assert.Equal("Market trader: cannot be told. More payments in a week than are read.", ExplanationWords.Of(Tested()));

    [Fact]
    public void Every_sign_and_explanation_has_words_and_a_name_of_its_own()
    {
        var signs = Enum.GetValues<BystanderSign>().Select(sign => ExplanationWords.Of(new SignFinding(sign, 1, 2, IsAtMost: false, SignSpeaks.Against)));
        Assert.Equal(Enum.GetValues<BystanderSign>().Length, signs.Distinct().Count());
        Assert.All(Enum.GetValues<BystanderSign>().Select(ExplanationWords.NameOf), name => Assert.Matches("^[a-z]+(_[a-z]+)*$", name));
        Assert.Equal(Enum.GetValues<Explanation>().Length, Enum.GetValues<Explanation>().Select(ExplanationWords.Title).Distinct().Count());
    }

    [Fact]
    public void No_number_of_an_account_is_in_the_words()
    {
        const uint other = 77_120_045;
        PastPayment[] payments =
        [
            .. Enumerable.Range(0, 40).Select(i => new PastPayment((uint)i + 1, i % 2 == 0, other, AccountKind.Person, 31_415_926, i * 86_400_000L)),
        ];
        var past = new AccountPast(other + 1, AccountKind.Person, 0, payments, IsCut: false);
        var words = Explanations.Of(past, 40 * 86_400_000L).Select(ExplanationWords.Of).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, text => Assert.DoesNotMatch(LongNumber(), text));
    }

    private static TestedExplanation Tested(params SignFinding[] signs) => new(Explanation.MarketTrader, signs);

    /// <summary>Counts and percentages have fewer digits.</summary>
    [GeneratedRegex("[0-9]{7,}")]
    private static partial Regex LongNumber();
}
