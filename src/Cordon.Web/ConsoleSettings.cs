using System.Security.Cryptography;
using Cordon.Engine.Casework;
using Cordon.Engine.Networks;
using Cordon.Engine.Proving;
using Cordon.Learning;
using Cordon.Web.Abroad;
using Cordon.Web.People;
using Cordon.Web.Story;

namespace Cordon.Web;

/// <summary>How the console is set up.</summary>
public sealed record ConsoleSettings
{
    /// <summary>The casework behind the screens.</summary>
    public required CaseDesk Desk { get; init; }

    /// <summary>Finds the centre's gangs in the background.</summary>
    public required GangFinder Gangs { get; init; }

    /// <summary>The log that what is taken out of a case is shown to be in; null where there is none.</summary>
    public EvidenceLog? Evidence { get; init; }

    /// <summary>The cooperation with centres abroad; null where the centre cooperates with nobody.</summary>
    public AbroadSettings? Abroad { get; init; }

    /// <summary>The folder of people, keys of cookies and files of cases.</summary>
    public required string Folder { get; init; }

    /// <summary>The centre's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What plays the journal back, shared with whatever else does; null where the console is the only one.</summary>
    public PolicyReports? Reports { get; init; }

    /// <summary>The clock by which people are signed in and out. In a demonstration the centre's runs faster.</summary>
    public TimeProvider SignInTime { get; init; } = TimeProvider.System;

    /// <summary>The agency's own place to sign in (OpenID Connect); null for none.</summary>
    public OpenIdProvider? OpenId { get; init; }

    /// <summary>Where secrets of links take their randomness.</summary>
    public RandomNumberGenerator Random { get; init; } = RandomNumberGenerator.Create();

    /// <summary>
    /// The secret of the link by which whoever has it may be anybody, in a demonstration whose data are made up; null everywhere else.
    /// </summary>
    public string? DemoSecret { get; init; }

    /// <summary>By which records name a person of a demonstration, so that the person's keys can be made before.</summary>
    /// <param name="userName">By which the person signs in.</param>
    public static string DemoIdOf(string userName) => "demo-" + userName;

    /// <summary>Tries to sign in, by one address in a minute: many officers may sit behind one.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>
    /// The country's code of telephone numbers that are written without one, such as "44"; empty where such numbers are kept as they are written.
    /// </summary>
    public string CountryCode { get; init; } = "";

    /// <summary>The bank of the demonstration's bank officer.</summary>
    public string? DemoBank { get; init; }

    /// <summary>The story that a demonstration tells; null everywhere else, where neither its page nor its bar is there.</summary>
    public DemoStory? Story { get; init; }
}
