using System.Buffers.Binary;
using System.Text;

namespace Cordon.Bench.Officers;

/// <summary>Reads the addresses out of a picture that the server sent: its last part is a table of all texts in it.</summary>
internal static class DrawnAddresses
{
    public static void Read(ReadOnlySpan<byte> picture, Action<string> sees)
    {
        var table = BinaryPrimitives.ReadInt32LittleEndian(picture[^4..]);
        var places = picture[table..^20];
        for (var i = 0; i + 4 <= places.Length; i += 4)
        {
            var at = BinaryPrimitives.ReadInt32LittleEndian(places[i..]);
            var (length, shift) = (0, 0);
            do
            {
                length |= (picture[at] & 0x7F) << shift;
                shift += 7;
            }
            while (picture[at++] >= 0x80);
            if (length > 1 && picture[at] == '/')
            {
                sees(Encoding.UTF8.GetString(picture.Slice(at, length)));
            }
        }
    }
}
