// On paper: the QR code of a record's permanent address, and on each sheet its number and the day of its state.
// The code is drawn here and not sent with the page, where it would be a tenth of what a phone has to load.
// QR codes are ISO/IEC 18004; here bytes with error correction M, versions 1 to 9: addresses of up to 180 bytes.
{
  // Of each version: codewords in all, blocks, correcting codewords of a block; centres of alignment patterns.
  const VERSIONS = [
    [26, 1, 10, []], [44, 1, 16, [6, 18]], [70, 1, 26, [6, 22]], [100, 2, 18, [6, 26]], [134, 2, 24, [6, 30]],
    [172, 4, 16, [6, 34]], [196, 4, 18, [6, 22, 38]], [242, 4, 22, [6, 24, 42]], [292, 5, 22, [6, 26, 46]],
  ];
  const EXP = new Uint8Array(510), LOG = new Uint8Array(256); // the field GF(256) over x^8 + x^4 + x^3 + x^2 + 1
  for (let i = 0, x = 1; i < 255; i++, x = x & 128 ? (x << 1) ^ 285 : x << 1) { EXP[i] = EXP[i + 255] = x; LOG[x] = i; }
  const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

  function corrections(block, count) { // Reed-Solomon: the remainder of the block by the generator polynomial
    let generator = [1];
    for (let i = 0; i < count; i++) {
      const next = [...generator, 0];
      generator.forEach((factor, j) => { next[j + 1] ^= times(factor, EXP[i]); });
      generator = next;
    }
    const rest = [...block, ...Array(count).fill(0)];
    block.forEach((_, i) => { const lead = rest[i]; if (lead) generator.forEach((factor, j) => { rest[i + j] ^= times(factor, lead); }); });
    return rest.slice(block.length);
  }

  function codewords(bytes, [total, blocks, correcting]) {
    const capacity = total - blocks * correcting;
    const bits = [0, 1, 0, 0];
    const push = (value, count) => { for (let i = count - 1; i >= 0; i--) bits.push((value >> i) & 1); };
    push(bytes.length, 8);
    for (const byte of bytes) push(byte, 8);
    while (bits.length % 8 || (bits.length < capacity * 8 && bits.length < 12 + bytes.length * 8 + 4)) bits.push(0);
    const data = [];
    for (let i = 0; i < bits.length; i += 8) data.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    for (let pad = 236; data.length < capacity; pad ^= 253) data.push(pad);
    const short = Math.floor(capacity / blocks), long = capacity % blocks; // the last blocks are one longer
    const parts = [];
    for (let i = 0, start = 0; i < blocks; i++) {
      const size = short + (i >= blocks - long ? 1 : 0);
      parts.push(data.slice(start, (start += size)));
    }
    const ends = parts.map((part) => corrections(part, correcting));
    const out = [];
    for (let i = 0; i <= short; i++) for (const part of parts) if (i < part.length) out.push(part[i]);
    for (let i = 0; i < correcting; i++) for (const end of ends) out.push(end[i]);
    return out;
  }

  const MASKS = [
    (r, c) => (r + c) % 2, (r) => r % 2, (r, c) => c % 3, (r, c) => (r + c) % 3,
    (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2, (r, c) => ((r * c) % 2) + ((r * c) % 3),
    (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2, (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2,
  ];
  const remainder = (value, shift, polynomial) => { // BCH codes of the format and the version
    let rest = value << shift;
    for (let i = 31 - Math.clz32(polynomial); 31 - Math.clz32(rest) >= i && rest; ) rest ^= polynomial << (31 - Math.clz32(rest) - i);
    return (value << shift) | rest;
  };

  function drawn(words, version, mask) {
    const size = 17 + 4 * version, centres = VERSIONS[version - 1][3];
    const grid = Array.from({ length: size }, () => Array(size).fill(null));
    const square = (row, column, reach, dark) => {
      for (let r = -reach; r <= reach; r++) for (let c = -reach; c <= reach; c++)
        if (grid[row + r]?.[column + c] !== undefined) grid[row + r][column + c] = dark(Math.max(Math.abs(r), Math.abs(c)));
    };
    for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) square(row, column, 4, (ring) => +(ring !== 2 && ring !== 4));
    for (let i = 8; i < size - 8; i++) grid[6][i] = grid[i][6] = +!(i % 2);
    for (const row of centres) for (const column of centres)
      if (grid[row][column] === null || row === 6 !== (column === 6)) {
        if (![[6, 6], [6, size - 7], [size - 7, 6]].some(([r, c]) => r === row && c === column)) square(row, column, 2, (ring) => +(ring !== 1));
      }
    const format = remainder(mask, 10, 0x537) ^ 0x5412; // error correction M is 00
    for (let i = 0; i < 15; i++) {
      const bit = (format >> i) & 1;
      const first = i < 6 ? [i, 8] : i < 8 ? [i + 1, 8] : i === 8 ? [8, 7] : [8, 14 - i];
      const second = i < 8 ? [8, size - 1 - i] : [size - 15 + i, 8];
      for (const [row, column] of [first, second]) grid[row][column] = bit;
    }
    grid[size - 8][8] = 1;
    if (version >= 7) {
      const told = remainder(version, 12, 0x1f25);
      for (let i = 0; i < 18; i++) {
        const bit = (told >> i) & 1, row = Math.floor(i / 3), column = size - 11 + (i % 3);
        grid[row][column] = grid[column][row] = bit;
      }
    }
    let next = 0;
    for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right === 6) right--;
      for (let i = 0; i < size; i++) for (const column of [right, right - 1]) {
        const row = up ? size - 1 - i : i;
        if (grid[row][column] !== null) continue;
        const bit = next < words.length * 8 ? (words[next >> 3] >> (7 - (next & 7))) & 1 : 0;
        grid[row][column] = bit ^ +!MASKS[mask](row, column);
        next++;
      }
    }
    return grid;
  }

  function penalty(grid) { // what makes a code hard to scan: runs, squares, false corners, too much of one colour
    const size = grid.length;
    let points = 0, dark = 0;
    for (const lines of [grid, grid[0].map((_, column) => grid.map((row) => row[column]))]) for (const line of lines) {
      const text = line.join("");
      for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
      for (const corner of ["10111010000", "00001011101"])
        for (let at = text.indexOf(corner); at >= 0; at = text.indexOf(corner, at + 1)) points += 40;
    }
    for (let r = 0; r < size; r++) for (let c = 0; c < size; c++) {
      dark += grid[r][c];
      if (r && c && grid[r][c] === grid[r - 1][c] && grid[r][c] === grid[r][c - 1] && grid[r][c] === grid[r - 1][c - 1]) points += 3;
    }
    return points + 10 * Math.floor(Math.abs((dark * 20) / size ** 2 - 10));
  }

  // The modules of the code, row by row; undefined where the text is too long.
  function modules(text) {
    const bytes = new TextEncoder().encode(text);
    const version = 1 + VERSIONS.findIndex(([total, blocks, correcting]) => bytes.length <= total - blocks * correcting - 2);
    if (!version) return undefined;
    const words = codewords(bytes, VERSIONS[version - 1]);
    const codes = MASKS.map((_, mask) => drawn(words, version, mask));
    return codes.reduce((best, code) => (penalty(code) < penalty(best) ? code : best));
  }

  function figure(grid) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", `-4 -4 ${grid.length + 8} ${grid.length + 8}`);
    svg.setAttribute("class", "qr");
    svg.setAttribute("aria-hidden", "true"); // the address stands beside it
    const path = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
    path.setAttribute("d", grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join(""));
    return svg;
  }

  const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g, (letter) => `\\${letter.charCodeAt(0).toString(16)} `);
  let ready = false;
  addEventListener("beforeprint", () => {
    const address = document.querySelector(".record .address");
    if (ready || !address) return;
    ready = true;
    const grid = modules(address.href);
    if (grid) address.closest("section").prepend(figure(grid));
    const number = document.querySelector(".record-head .number")?.textContent ?? "";
    const day = document.querySelector(".banner__day")?.textContent ?? "";
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @top-right { content: ${quoted([number, day].filter(Boolean).join(" · "))} } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  globalThis.Paper = { modules };
}
