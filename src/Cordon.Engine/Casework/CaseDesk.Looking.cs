using Cordon.Core.Casework;

namespace Cordon.Engine.Casework;

/// <summary>How what victims said is seen.</summary>
public sealed partial class CaseDesk
{
    /// <summary>What is looked at when an officer looks at the victims of a case: the console's path of it.</summary>
    public static string VictimsOf(uint number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/cases/{number}");

    /// <summary>
    /// Records that an officer looks at the victims of a case, and then gives what they said, by the numbers of <see cref="DeskReport"/>. There is no other
    /// way to it: what is not recorded is not seen.
    /// </summary>
    /// <returns>The words; null with the answer why not.</returns>
    public async ValueTask<(DeskAnswer Answer, IReadOnlyDictionary<long, string>? Words)> LookAtVictimsAsync(
        uint number, string purpose, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!_isCase(number) || WorkFor(number, by) is null)
        {
            return (new DeskAnswer(DeskStatus.NotFound, NotOnIt), null);
        }

        var answer = await LookAsync(VictimsOf(number), purpose, by, cancellation).ConfigureAwait(false);
        return answer.Status is DeskStatus.Done or DeskStatus.AlreadyDone
            ? (answer, _projection.File.Read(rows => DeskReading.WordsOfReports(rows, number)))
            : (answer, null);
    }
}
