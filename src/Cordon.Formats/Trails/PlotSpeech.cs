using System.Globalization;
using Cordon.Core.Language;
using Cordon.Core.Values;

namespace Cordon.Formats.Trails;

/// <summary>How a trail's plot speaks: in which language, and in which zone's time.</summary>
internal readonly record struct PlotSpeech(Tongue Tongue, TimeZoneInfo Zone)
{
    /// <summary>As drawings that go to other programs do.</summary>
    public static PlotSpeech English => new(Tongue.English, TimeZoneInfo.Utc);

    /// <summary>A phrase in the language.</summary>
    public string Say(Phrase phrase) => phrase.In(Tongue);

    /// <summary>A moment on the zone's clock.</summary>
    public DateTimeOffset Local(Instant at) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), Zone);

    /// <summary>A moment on the zone's clock by a form that .NET knows.</summary>
    public string Local(Instant at, string form) => Local(at).ToString(form, CultureInfo.InvariantCulture);

    /// <summary>A moment to the second, with its zone.</summary>
    public string Exactly(Instant at) => IsUtc ? at.ToString() : Local(at, "yyyy-MM-dd HH:mm:ss zzz");

    /// <summary>What the zone is called at a moment, by its distance to UTC.</summary>
    public string ZoneAt(Instant at) => IsUtc ? "UTC" : Local(at, "'UTC'zzz");

    /// <summary>How far the zone is before UTC at a moment.</summary>
    public long OffsetMilliseconds(Instant at) => (long)Local(at).Offset.TotalMilliseconds;

    private bool IsUtc => Zone.Equals(TimeZoneInfo.Utc);
}
