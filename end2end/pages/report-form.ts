// The three steps of a report, by the words that a person reads.
import { expect, type Page } from '@playwright/test'
import { settled } from '../fixtures/people'
import { look } from '../fixtures/test'

type Photo = { name: string; mimeType: string; buffer: Buffer }

/** In 长辈版, up to the check page: what neighbours reported nearby is asked about first, and it is none of it. */
export async function pastNearby(page: Page): Promise<void> {
  const no = page.getByRole('button', { name: '不是，接着报', exact: true })
  const check = page.getByRole('heading', { level: 1, name: '看一看，再发送' })
  await expect(check.or(no)).toBeVisible()
  while (await no.isVisible()) {
    await look(page)
    await no.click()
    await look(page)
  }
  await expect(check).toBeVisible()
}

export class ReportForm {
  constructor(readonly page: Page) {}

  private button(name: string) {
    return this.page.getByRole('button', { name, exact: true })
  }

  async start(): Promise<void> {
    await this.page.goto('/report/new/what')
    await expect(this.page.getByRole('heading', { level: 1, name: '报问题' })).toBeVisible()
    // What stands in for the app has the same heading.
    await expect(this.page.locator('html[data-app=ready]')).toBeAttached()
  }

  get text() {
    return this.page.getByRole('textbox', { name: '发生了什么？' })
  }

  async write(text: string): Promise<void> {
    await this.text.fill(text)
  }

  async addPhotos(files: Photo[]): Promise<void> {
    await this.page.locator('input[type=file][multiple]').setInputFiles(files)
  }

  /** Files from the disk, as a person picks them: large ones do not fit through the protocol. */
  async addFiles(paths: string[]): Promise<void> {
    await this.page.locator('input[type=file][multiple]').setInputFiles(paths)
  }

  async toPlace(): Promise<void> {
    await look(this.page)
    await this.button('下一步').click()
    await expect(this.page).toHaveURL(/\/report\/new\/where/)
    await expect(this.page.getByRole('heading', { level: 1, name: '在哪里？' })).toBeVisible()
    await look(this.page)
  }

  async way(name: '选楼栋' | '我的位置' | '地图上选'): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check({ force: true })
    await look(this.page)
  }

  /** Picks a building from the list by its name. */
  async building(name: string): Promise<void> {
    await this.way('选楼栋')
    await this.page.getByLabel('输入楼号找楼栋').fill(name)
    await this.page.getByRole('button', { name: new RegExp(name) }).first().click()
    // What comes instead of the list lies under the same finger.
    await look(this.page)
  }

  /** Lets the phone say where it is. */
  async position(within_m: number): Promise<void> {
    await this.way('我的位置')
    await this.button('用我的位置').click()
    await expect(this.page.getByText(new RegExp(`误差约${within_m}米`)).first()).toBeVisible()
    await look(this.page)
  }

  /** The map with its crosshair, to be moved. */
  async map() {
    await this.way('地图上选')
    const map = this.page.locator('.l-map__canvas.leaflet-container')
    await expect(map).toBeVisible()
    await look(this.page)
    return map
  }

  async toCheck(): Promise<void> {
    await look(this.page)
    await this.button('下一步').click()
    await expect(this.page).toHaveURL(/\/report\/new\/check/)
    await expect(this.page.getByRole('heading', { level: 1, name: '看一看，再发送' })).toBeVisible()
    await look(this.page)
  }

  /** Agrees to the three sentences if they are asked for. */
  async agree(): Promise<void> {
    const send = this.page.getByRole('button', { name: /^(发送|验证手机号并发送)$/ })
    await expect(send).toBeVisible()
    await settled(this.page)
    const yes = this.button('同意')
    if (!(await yes.isVisible())) return
    await yes.click()
    await expect(yes).toHaveCount(0)
    await look(this.page)
  }

  /** The first step: words, and photos that are there to be seen. */
  async tell(words: string, photos: Photo[] = []): Promise<void> {
    await this.start()
    await this.write(words)
    if (photos.length === 0) return
    await this.addPhotos(photos)
    await expect(this.page.getByAltText(`第${photos.length}张照片`)).toBeVisible()
  }

  /** From the first step to where only 发送 is left. */
  async upToSend(building = '5号楼'): Promise<void> {
    await this.toPlace()
    await this.building(building)
    await this.toCheck()
    await this.agree()
  }

  /** Sends, and waits for the number. */
  async sendAway(): Promise<string> {
    await this.send.click()
    return this.reference()
  }

  get send() {
    return this.page.getByRole('button', { name: '发送', exact: true })
  }

  /** The reference number on the result page. */
  async reference(): Promise<string> {
    await expect(this.page.getByRole('heading', { level: 1, name: '已经发送' })).toBeVisible({ timeout: 20_000 })
    const number = this.page.locator('.l-done__number')
    await expect(number).toHaveText(/^\d{4} \d{4}$/)
    return (await number.textContent()) ?? ''
  }
}
