using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Web.Language;

namespace Cordon.Web.Tests.Language;

/// <summary>A refusal says who did something before by name, though records have persons by identifier.</summary>
public sealed class RefusalTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Theory]
    [InlineData(Tongue.English, Id, "it is approved already by Mara Lind; another person has to")]
    [InlineData(Tongue.Chinese, Id, "Mara Lind已批准过，须由另一人批准")]
    [InlineData(
        Tongue.English, "CENTRE (duty): " + Id,
        "it is approved already by CENTRE (duty): Mara Lind, and whether Mara Lind is somebody else cannot be told: two persons come both with keys or both on "
            + "the console; another person has to")]
    public void Who_approved_already_is_named(Tongue tongue, string before, string said)
    {
        var why = new Phrase("it is approved already by {0}; another person has to", "{0}已批准过，须由另一人批准").With(PersonName.Taken(before, Id, KeyLines.None));
        var refused = new CommandResult(CommandStatus.Conflict, why);
        Assert.Equal(said, new Speech(tongue, TimeZoneInfo.Utc).Why(refused, new Dictionary<string, string> { [Id] = "Mara Lind" }));
    }
}
