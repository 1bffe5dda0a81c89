using Bunit;
using Cordon.Core.Casework;
using Cordon.Web.Duty;
using Cordon.Web.Language;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Language;

/// <summary>What somebody stored turns no sentence around it.</summary>
public sealed class StoredTextTests
{
    private const string Evil = "\u202Eevil \u0645\u0631\u062D\u0628\u0627";
    private const string Tamed = "\u2068\\u202eevil \u0645\u0631\u062D\u0628\u0627\u2069";

    private static readonly Speech English = new(Tongue.English, TimeZoneInfo.Utc);

    [Theory]
    [InlineData("p-1 (Müller & Søn, Đặng)", "p-1 (Müller & Søn, Đặng)")]
    [InlineData("\u4e2d\u6587\uff0c\u202f1\u00a0EUR", "\u4e2d\u6587\uff0c\u202f1\u00a0EUR")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData("\u202Eevil", "\\u202eevil")]
    [InlineData("a\u200bb\u0007", "a\\u200bb\\u0007")]
    [InlineData("\u05D0 12", "\u2068\u05D0 12\u2069")]
    [InlineData("\u2068\u05D0\u2069 12", "\u2068\u05D0\u2069 12")]
    [InlineData("out\u2069\u2068in", "out\\u2069\\u2068in")]
    [InlineData("\u2067x\u2069", "\\u2067x\\u2069")]
    [InlineData(Evil, Tamed)]
    public void Marks_are_seen_and_letters_from_right_to_left_stay_among_themselves_and_all_else_is_the_same(string stored, string shown)
    {
        Assert.Equal(shown, StoredText.In(stored));
        Assert.Equal(shown, StoredText.In(StoredText.In(stored)));
    }

    [Fact]
    public void A_sentence_says_so_of_all_that_stands_in_it_and_a_sentence_around_it_changes_nothing()
    {
        var said = English.Say(DutyWords.WhatAlone, "Block", "5 EUR", Evil);
        Assert.Equal($"Block, 5 EUR, payment {Tamed}", said);
        Assert.Equal($"Done: Block, 5 EUR, payment {Tamed}", English.Say(DutyWords.Done, said));
        Assert.Equal($"Done: {Tamed}", English.Say(DutyWords.Done, Phrase.Same(Evil)));
        Assert.Equal(Tamed, English.Recorded(Evil));
        Assert.Equal("\\u202eDone", English[Phrase.Same("\u202EDone")]);
    }

    [Fact]
    public async Task The_question_before_a_block_and_the_line_after_it_stand_the_right_way_round()
    {
        await using var console = await ConsoleUnderTest.StartAsync();
        var hold = await new FreezeWorld(console.Centre).HoldAsync(FreezeWorld.OwnBank, Evil);
        var matter = new GraveMatter.BlockPayment(hold.PaymentId, hold.Submitter);
        var by = await console.OfficerAsync(OfficerRole.DutyOfficer);
        Assert.Null((await console.Desk.ProposeAsync(matter, DutyWords.Scam.English, by, Xunit.TestContext.Current.CancellationToken)).Words);
        await using var screen = await ScreenContext.OfAsync(console, OfficerRole.Supervisor);
        var desk = screen.Render<DutyDesk>(parameters => parameters.Add(page => page.Sequence, hold.Sequence));
        await desk.WaitForElement("[data-key='a']").ClickAsync();
        Assert.Contains($"payment {Tamed}?", desk.WaitForElement(".second legend").TextContent, StringComparison.Ordinal);
        await desk.Find("[data-key='y']").ClickAsync();
        Assert.Contains($"payment {Tamed}", desk.WaitForElement(".own li").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", desk.Markup, StringComparison.Ordinal);
    }
}
